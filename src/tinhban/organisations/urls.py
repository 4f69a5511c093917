from django.urls import path

from tinhban.organisations.views import acting, bodies, grants, people, units

app_name = "organisations"

urlpatterns = [
    path("", bodies.bodies, name="list"),
    path("chon/", acting.switch, name="switch"),
    path("co-quan/<slug:slug>/", bodies.body, name="detail"),
    path("dia-ban/<str:code>/", units.unit, name="unit"),
    path("dia-ban/<str:code>/<str:day>/", units.unit, name="unit_then"),
    path("mat-khau/<str:username>/<str:token>/", acting.first_password, name="first_password"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/them/", people.add_person, name="add_person"),
    path("nguoi-dung/da-co/", people.add_known_person, name="add_known_person"),
    path("nguoi-dung/<uuid:uid>/", people.person, name="person"),
    path("nguoi-dung/<uuid:uid>/sua/", people.change_person, name="change_person"),
    path("nguoi-dung/<uuid:uid>/khoa/", people.deactivate, name="deactivate"),
    path("nguoi-dung/<uuid:uid>/mo/", people.reactivate, name="reactivate"),
    path("nguoi-dung/<uuid:uid>/dat-mat-khau/", people.new_password_link, name="new_password_link"),
    path(
        "nguoi-dung/<uuid:uid>/bo-xac-thuc/", people.reset_second_factor, name="reset_second_factor"
    ),
    path("nguoi-dung/<uuid:uid>/ket-thuc-phien/", people.end_sessions, name="end_sessions"),
    path("nguoi-dung/<uuid:uid>/giao-vai-tro/", people.give_grant, name="give_grant"),
    path("vai-tro/<uuid:uid>/thu-hoi/", grants.revoke, name="revoke"),
    path("vai-tro/<uuid:uid>/nguoi-thay/", grants.substitute, name="substitute"),
]
