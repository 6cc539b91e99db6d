from candidates.urls import files, own, planning

app_name = "candidates"
urlpatterns = [*planning.urlpatterns, *files.urlpatterns, *own.urlpatterns]
