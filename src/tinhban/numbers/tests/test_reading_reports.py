"""Numbers as articles and reports write them: learnt from reading, told in sentences of our own."""

import unicodedata
from decimal import Decimal

import pytest

from tinhban.numbers.reading import read_quantities

FOUND = [
    ("Hồ sơ được trả trong vòng 1 ngày.", [("1", "exact", 1, "ngày")]),
    ("Bộ phận một cửa trả lời trong vòng hai tuần.", [("hai", "exact", 2, "tuần")]),
    ("Ủng hộ 35 triệu đồng,80 kg gạo.",
     [("35 triệu", "exact", 35_000_000, "đồng"), ("80", "exact", 80, "kg")]),
    ("Chủ hộ trả cho anh Minh 200.000 - 400.000 đồng.", [("200.000 - 400.000", "between", 200_000, "đồng")]),
    ("Tuyến cáp dài hơn 1.200 km.", [("hơn 1.200", "more_than", 1200, "km")]),
    ("Đường rộng hơn 7 m so với trước.", [("7", "exact", 7, "m")]),
    ("Tốc độ lớn hơn 18% so với năm trước.", [("18%", "exact", 18, "%")]),
    ("Thu nhập trên 1 ha không ngừng tăng.", [("1", "exact", 1, "ha")]),
    ("Báo phát hành trên 8.000 bản mỗi kỳ.", [("trên 8.000", "more_than", 8000, "bản")]),
    ("Hai bên hợp tác trên 6 nội dung.", [("Hai", "exact", 2, "bên"), ("6", "exact", 6, "nội dung")]),
    ("Thực hiện trên 12 nội dung.", [("trên 12", "more_than", 12, "nội dung")]),
    ("Thiết bị được lắp trên 14 tàu cá.", [("14", "exact", 14, "tàu cá")]),
    ("Có gần 150 vận động viên, 12 hướng dẫn viên.",
     [("gần 150", "about_below", 150, "vận động viên"), ("12", "exact", 12, "hướng dẫn viên")]),
    ("Kiểm tra 18 tổ chức đảng, ban hành 6 quyết định.",
     [("18", "exact", 18, "tổ chức đảng"), ("6", "exact", 6, "quyết định")]),
    ("Cử tri nêu 20 ý kiến, 3 đề xuất.",
     [("20", "exact", 20, "ý kiến"), ("3", "exact", 3, "đề xuất")]),
    ("Tạo 1.500 việc làm, cấp 12 giấy chứng nhận cho 30 khách hàng.",
     [("1.500", "exact", 1500, "việc làm"), ("12", "exact", 12, "giấy chứng nhận"),
      ("30", "exact", 30, "khách hàng")]),
    ("Có hơn 1,2 triệu thuê bao.", [("hơn 1,2 triệu", "more_than", 1_200_000, "thuê bao")]),
    ("Xã cách trung tâm khoảng 10 Km.", [("khoảng 10", "about", 10, "Km")]),
    ("Hai đối tượng, hai bị cáo và ba ngân hàng.",
     [("Hai", "exact", 2, "đối tượng"), ("hai", "exact", 2, "bị cáo"), ("ba", "exact", 3, "ngân hàng")]),
    ("Nhân dân hai Nhà nước.", [("hai", "exact", 2, "Nhà nước")]),
    ("Mưa trong hai đến ba ngày tới.", [("hai đến ba", "between", 2, "ngày")]),
    ("Án tù từ ba năm đến mười năm.", [("ba năm đến mười", "between", 3, "năm")]),
    ("Kinh phí 450 tr đồng.", [("450 tr", "exact", 450_000_000, "đồng")]),
    ("Phóng sự ngắn dài 15 phút, sách 2 tập trị giá 3 triệu đồng.",
     [("15", "exact", 15, "phút"), ("2", "exact", 2, "tập"), ("3 triệu", "exact", 3_000_000, "đồng")]),
    ("Gửi 53 tin, đài bạn dùng 49 tin.", [("53", "exact", 53, "tin"), ("49", "exact", 49, "tin")]),
    ("Họp 4 xã, phường và 3 sở, ngành.", [("4", "exact", 4, "xã, phường"), ("3", "exact", 3, "sở, ngành")]),
    ("Năm tin, bài được dùng.", [("Năm", "exact", 5, "tin, bài")]),
    ("Đường truyền 300 Mbps, băng tần 2,6 GHz.",
     [("300", "exact", 300, "Mbps"), ("2,6", "exact", Decimal("2.6"), "GHz")]),
]  # fmt: skip

NOTHING = [
    "Can phạm bị giữ ở trại tạm giam 16, Bộ Công an.",
    "Trụ sở tại 120 Trường Chinh; cửa hàng ở địa chỉ 45 Tây Sơn.",
    "Địa điểm là Km 45 + 300, quốc lộ 4D.",
    "Gỗ nằm ở lô 5, khoảnh 2 và lô 6, khoảnh 7.",
    "Đội tuyển đạt giải 3 cấp huyện.",
    "Chiều qua, Đội 3 Phòng Cảnh sát đã vào cuộc.",
    "Xe chạy đến ngã ba đường và ngã 3 thị trấn.",
    "Bệnh viện Nhân dân 115 mở thêm khoa mới.",
    "Em đang học năm 3 đại học.",
    "Mục tiêu 2: phủ sóng toàn xã.\nNhiệm vụ 1: xây dựng hạ tầng.",
    "Rãnh áp thấp ở khoảng 19-21 độ vĩ Bắc.",
    "Học kỳ 2 năm học 2016 - 2017, giai đoạn 2 dự án.",
    "Nhà ở tổ 12 phường Kim Tân, tầng 3 nhà văn hóa.",
    "Bản đồ tỷ lệ 1/500, đỉnh lũ dưới báo động 1.",
    "Họp từ 6h - 9h sáng, tiếp từ 16 giờ - 20 giờ.",
    "Tàu cá QB - 91234 TS đã về bến.",
    "Tỉnh chọn chủ đề là “Năm kỷ cương hành chính”.",
    "Cuộc thi diễn ra từ ngày 10 - 18.5.",
    "Tổ công tác 271 đã vào cuộc.",
    "Gói thầu xây lắp 1 và gói thầu xây lắp 2.",
]


def told(text):
    return [
        (mention.surface, mention.qualifier.value, mention.number, mention.unit)
        for mention in read_quantities(text)
    ]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_quantities_of_reports(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_reports_number_and_do_not_count(text):
    assert told(text) == []
    assert told(unicodedata.normalize("NFD", text)) == []


@pytest.mark.parametrize(
    ("text", "surface", "number", "per"),
    [
        ("Báo có một bài/tuần.", "một bài/tuần", 1, "week"),
        ("Báo có một bài mỗi tuần.", "một bài mỗi tuần", 1, "week"),
        ("Báo đăng 1 tuần 1 bài.", "1 tuần 1 bài", 1, "week"),
        ("Báo đăng 1 tuần có 2 bài.", "2", 2, "week"),
        ("Báo đăng 1 bài 1 tuần.", "1 bài 1 tuần", 1, "week"),
        ("Báo đăng 1 bài trên tuần.", "1 bài trên tuần", 1, "week"),
        ("Đều đặn, tuần 1 bài.", "1", 1, "week"),
        ("Họp mỗi tháng hai kỳ.", "mỗi tháng hai kỳ", 2, "month"),
    ],
)
def test_rates_in_other_words(text, surface, number, per):
    (mention,) = read_quantities(text)
    assert (mention.surface, mention.number, mention.per) == (surface, number, per)


@pytest.mark.parametrize(
    "text", ["Đi mất 1 giờ 40 phút.", "Con tròn 1 năm 3 tháng.", "Gửi 5 tin 1 tuần trước."]
)
def test_two_measures_are_no_rate(text):
    assert {mention.per for mention in read_quantities(text)} == {None}


def test_a_fraction_in_words_is_a_part_of_a_whole():
    (mention,) = read_quantities("Hai phần ba số đài tham gia.")
    assert (mention.surface, mention.number, mention.out_of) == ("Hai phần ba", 2, 3)
