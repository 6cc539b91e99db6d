"""Components are rendered so that everybody can use them."""

import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from exams.rules.enums import PartKind
from exams.rules.stages import Stage, Step
from web.fields import CitizenNumberField, DayField, PointsField
from web.forms import ActionForm


class Sample(ActionForm):
    name = forms.CharField(label="Họ và tên", help_text="Có dấu.")
    note = forms.CharField(label="Ghi chú", required=False)
    ground = forms.ChoiceField(label="Căn cứ", choices=[("A", "a")], widget=forms.RadioSelect)
    proposal = forms.FileField(label="Đề án")
    sure = forms.BooleanField(label="Tôi cam đoan")


LIBRARIES = "{% load i18n layout journeys display forms lists stages regulations %}"


def render(text, address="/", **options):
    request = RequestFactory().get(address)
    return Template(LIBRARIES + text).render(
        Context({"request": request, "csrf_token": "t", **options})
    )


def test_a_field_ties_its_hint_and_its_error_to_the_input(elements):
    html = render("{{ form.name.as_field_group }}", form=Sample({}))

    box = elements(html, "input")[0].attrs
    ids = {element.attrs["id"] for element in elements(html) if "id" in element.attrs}
    assert box["aria-invalid"] == "true"
    assert box["aria-describedby"] == "id_name_helptext id_name_error"
    assert set(box["aria-describedby"].split()) <= ids
    assert html.index("id_name_helptext") < html.index("id_name_error") < html.index("<input")
    assert "Hãy nhập “Họ và tên”." in html


def test_optional_is_said_in_words_and_required_by_an_asterisk():
    form = Sample()

    assert "(không bắt buộc)" in render("{{ form.note.as_field_group }}", form=form)
    assert 'aria-hidden="true">*<' in render("{{ form.name.as_field_group }}", form=form)


def test_a_group_of_choices_is_a_fieldset_with_its_legend(elements):
    html = render("{{ form.ground.as_field_group }}", form=Sample({}))

    assert [element.tag for element in elements(html)][1:3] == ["fieldset", "legend"]
    assert elements(html, "fieldset")[0].attrs["aria-describedby"] == "id_ground_error"


def test_what_is_missing_is_asked_for_by_name_and_kind():
    form = Sample({})

    assert [str(errors[0]) for errors in form.errors.values()] == [
        "Hãy nhập “Họ và tên”.",
        "Hãy chọn “Căn cứ”.",
        "Hãy chọn tệp cho mục “Đề án”.",
        "Hãy đánh dấu vào mục “Tôi cam đoan”.",
    ]


def test_the_summary_is_an_alert_whose_links_reach_the_inputs(elements):
    form = Sample({})
    form.add_error(None, "Kỳ thi đã đóng.")

    html = render("{% error_summary form %}{% form form quiet=True %}{% endform %}", form=form)

    ids = {element.attrs["id"] for element in elements(html) if "id" in element.attrs}
    links = [element.attrs["href"][1:] for element in elements(html, "a")]
    assert 'role="alert"' in html
    assert links == ["id_name", "id_ground_0", "id_proposal", "id_sure"]
    assert set(links) <= ids
    assert "Kỳ thi đã đóng." in html


def test_a_form_without_errors_has_no_summary():
    assert render("{% error_summary form %}", form=Sample()) == ""


def test_errors_of_many_forms_are_one_summary():
    many = forms.formset_factory(Sample, min_num=1, validate_min=True)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}

    html = render("{% error_summary forms %}", forms=many(data))

    assert 'href="#id_form-0-name"' in html


def test_a_whole_form_carries_its_guard_its_token_and_one_request(elements):
    html = render('{% form form submit="Gửi" cancel="/" %}{% endform %}', form=Sample())

    form = elements(html, "form")[0].attrs
    names = [element.attrs.get("name") for element in elements(html, "input")]
    assert form["method"] == "post"
    assert form["enctype"] == "multipart/form-data"
    assert "data-guard" in form
    assert names.count("csrfmiddlewaretoken") == 1
    assert names.count("request_id") == 1
    assert "required" in elements(html, "input")[2].attrs
    assert re.search(r">\s*Gửi\s*<", html)


def test_a_form_may_be_only_a_button_or_hold_its_own_inside(elements):
    button = render('{% form submit="Khóa" guard=False %}{% endform %}')
    own = render("{% form form %}<p>{{ form.note }}</p>{% endform %}", form=Sample())

    assert [element.attrs["name"] for element in elements(button, "input")] == [
        "csrfmiddlewaretoken",
        "request_id",
    ]
    assert "data-guard" not in button
    assert 'name="name"' not in own
    assert "<p><input" in own


def test_a_form_with_a_target_is_swapped_by_htmx(elements):
    html = render('{% form action="/a/" target="#mark" %}{% endform %}')

    form = elements(html, "form")[0].attrs
    assert (form["hx-post"], form["hx-target"], form["action"]) == ("/a/", "#mark", "/a/")


class Search(forms.Form):
    name = forms.CharField(label="Tên", required=False)
    state = forms.MultipleChoiceField(
        label="Tình trạng", choices=[("A", "Đủ"), ("B", "Thiếu")], required=False
    )


def test_active_filters_are_links_that_take_one_away(elements):
    html = render(
        "{% filters form count=7 %}",
        "/x/?name=an&state=A&state=B&sort=-name&page=3",
        form=Search({"name": "an", "state": ["A", "B"]}),
    )

    links = [element.attrs["href"] for element in elements(html, "a")]
    assert links == [
        "/x/?name=&state=A&state=B&sort=-name".replace("name=&", ""),
        "/x/?name=an&state=B&sort=-name",
        "/x/?name=an&state=A&sort=-name",
        "/x/",
    ]
    assert "Tình trạng: Thiếu" in html
    assert re.search(r'role="status"[^>]*>\s*<strong>7</strong> kết quả', html)
    assert '<input type="hidden" name="sort" value="-name" form="filters">' in html


def test_a_head_sorts_up_then_down_and_says_which(elements):
    tag = '{% sort_th "name" "Tên" %}'

    idle, up, down = (
        render(tag, f"/?a=1&page=2{sort}") for sort in ("", "&sort=name", "&sort=-name")
    )

    assert "aria-sort" not in idle
    assert elements(up, "th")[0].attrs["aria-sort"] == "ascending"
    assert elements(down, "th")[0].attrs["aria-sort"] == "descending"
    assert elements(idle, "a")[0].attrs["href"] == "?a=1&sort=name"
    assert elements(up, "a")[0].attrs["href"] == "?a=1&sort=-name"


def test_one_page_has_no_links_and_many_keep_the_query(elements):
    single = render("{% pages page %}", page=Paginator(range(9), 50).get_page(1))
    many = render("{% pages page %}", "/?a=1&page=2", page=Paginator(range(999), 50).get_page(2))

    assert single.strip() == ""
    assert "51–100 trên tổng số 999" in many
    assert elements(many, "a")[0].attrs["href"] == "?a=1&page=1"
    assert 'aria-current="page"' in many


ALL = """
{% page_head bad caption=bad lead=bad status=bad %}{{ bad }}{% endpage_head %}{% tag bad %}
{% crumbs %}{% crumb bad '/' %}{% endcrumbs %}
{% notice 'info' title=bad %}{{ bad }}{% endnotice %}
{% tasks %}{% task bad 'TODO' '/' hint=bad %}{% endtasks %}
{% answers %}{% answer bad %}{{ bad }}{% endanswer %}{% endanswers %}
{% timeline %}{% event at bad who=bad reason=bad %}{% endtimeline %}
{% steps 1 bad %}{% confirmation bad code=bad %}{{ bad }}{% endconfirmation %}
{% nothing bad %}{{ bad }}{% endnothing %}{% figures %}{% figure 1 bad %}{% endfigures %}
{% keys %}{% key bad bad %}{% endkeys %}{% scroll bad %}{{ bad }}{% endscroll %}
"""


def test_what_a_page_is_given_is_escaped_and_once():
    html = render(ALL, bad="<script>", at=date(2026, 9, 7))

    assert "<script>" not in html
    assert "&amp;lt;" not in html
    assert html.count("&lt;script&gt;") == 27


def test_a_locked_task_has_no_link():
    assert "<a" not in render('{% task "Nộp" "LOCKED" "/x/" %}')
    assert "Chưa thể bắt đầu" in render('{% task "Nộp" "LOCKED" "/x/" %}')


def test_the_stage_bar_marks_the_step_and_never_runs_backwards(elements):
    campaign = SimpleNamespace(
        stage="mark", part="WRITTEN", step=Step(Stage.MARK, PartKind.WRITTEN)
    )

    html = render("{% stage_bar campaign %}", campaign=campaign)

    items = [element.attrs for element in elements(html, "li")]
    assert len(items) == 9
    assert [item.get("aria-current") for item in items].index("step") == 4
    assert "Chấm thi viết" in html
    assert "Bước 5/9" in render("{% stage_line campaign %}", campaign=campaign)


@pytest.mark.parametrize(
    ("days", "text", "near"),
    [(12, "còn 12 ngày", "near: False"), (0, "hôm nay là hạn cuối", "near: True"),
     (3, "còn 3 ngày", "near: True"), (-3, "đã qua 3 ngày", "near: True")],
)  # fmt: skip
def test_days_are_counted_in_words(days, text, near):
    day = timezone.localdate() + timedelta(days=days)

    assert render("{{ day|days_left }}", day=day) == text
    assert render("near: {{ day|near }}", day=day) == near
    assert render("{{ day|days_left }}", day=None) == ""


def test_a_moment_belongs_to_the_day_it_has_in_vietnam(time_machine):
    time_machine.move_to(datetime(2026, 9, 7, 12, tzinfo=UTC), tick=False)

    late = datetime(2026, 9, 7, 17, 30, tzinfo=UTC)  # half past midnight of the 8th in Hà Nội

    assert render("{{ at|days_left }}", at=late) == "còn 1 ngày"


def test_english_counts_one_day_and_many():
    day = timezone.localdate()
    with translation.override("en"):
        assert render("{{ day|days_left }}", day=day + timedelta(days=1)) == "1 day left"
        assert render("{{ day|days_left }}", day=day + timedelta(days=2)) == "2 days left"
        assert render("{{ 72|points }}") == "72.00"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_points_take_comma_and_dot_in_both_languages(language):
    with translation.override(language):
        assert str(PointsField().clean("70,5")) == str(PointsField().clean("70.5")) == "70.5"
        with pytest.raises(forms.ValidationError):
            PointsField().clean("-1")


def test_days_are_read_day_first_and_blanks_are_forgiven():
    assert DayField().clean("03/04/1998") == DayField().clean(" 3 / 4 / 1998") == date(1998, 4, 3)
    with pytest.raises(forms.ValidationError, match="ngày/tháng/năm"):
        DayField().clean("1998")


def test_a_citizen_number_has_twelve_digits_however_it_is_written():
    assert CitizenNumberField().clean("001 098.001234") == "001098001234"
    assert CitizenNumberField(required=False).clean("") == ""
    with pytest.raises(forms.ValidationError, match="12"):
        CitizenNumberField().clean("1098001234")


def test_text_is_kept_in_one_form():
    class Named(ActionForm):
        name = forms.CharField()

    form = Named({"name": "Nguyễn"})

    assert form.is_valid()
    assert form.cleaned_data["name"] == "Nguyễn"
