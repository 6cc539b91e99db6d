from candidates.urls import decision_files, files, own, planning

app_name = "candidates"
urlpatterns = [
    *planning.urlpatterns,
    *files.urlpatterns,
    *decision_files.urlpatterns,
    *own.urlpatterns,
]
