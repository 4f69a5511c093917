import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.foundation.text import fold
from tinhban.numbers.reading import read_quantities

# text, then for each quantity: surface, qualifier, number, unit
QUANTITIES = [
    ("Năm qua, đài nhận gần 400 tin, phóng sự ngắn của đài bạn.",
     [("gần 400", "about_below", 400, "tin, phóng sự ngắn")]),
    ("Đã cung cấp hơn 50 tin, phóng sự ngắn theo yêu cầu.",
     [("hơn 50", "more_than", 50, "tin, phóng sự ngắn")]),
    ("Sử dụng 287 tin, phóng sự ngắn của đài bạn.", [("287", "exact", 287, "tin, phóng sự ngắn")]),
    ("Bộ phận một cửa tiếp nhận 1.240 hồ sơ, trong đó 71,5% nộp trực tuyến.",
     [("1.240", "exact", 1240, "hồ sơ"), ("71,5%", "exact", Decimal("71.5"), "%")]),
    ("Tổng thu đạt 1.234,5 tỷ đồng.", [("1.234,5 tỷ", "exact", 1_234_500_000_000, "đồng")]),
    ("Kinh phí 1,2 tỷ đồng, tỉnh hỗ trợ 2 triệu đồng mỗi hộ.",
     [("1,2 tỷ", "exact", 1_200_000_000, "đồng"), ("2 triệu", "exact", 2_000_000, "đồng")]),
    ("Giá 2 triệu rưỡi một tấn.", [("2 triệu rưỡi", "exact", 2_500_000, "")]),
    ("Xây cầu hết 1 tỷ 200 triệu đồng.", [("1 tỷ 200 triệu", "exact", 1_200_000_000, "đồng")]),
    ("Giá vé 15 000 đồng.", [("15 000", "exact", 15_000, "đồng")]),
    ("Doanh thu 2,500 người mua.", [("2,500", "exact", 2500, "người")]),
    ("Độ phủ sóng 98 phần trăm.", [("98 phần trăm", "exact", 98, "%")]),
    ("Có trên 90% số hộ dùng nước sạch.", [("trên 90%", "more_than", 90, "%")]),
    ("Xã có trên 300 ha chè.", [("trên 300", "more_than", 300, "ha")]),
    ("Hai bên hợp tác trên 6 lĩnh vực.", [("Hai", "exact", 2, "bên"), ("6", "exact", 6, "lĩnh vực")]),
    ("Chương trình phát sóng trên 2 kênh và 3 nền tảng.",
     [("2", "exact", 2, "kênh"), ("3", "exact", 3, "nền tảng")]),
    ("Lễ hội diễn ra trên 5 xã của huyện.", [("5", "exact", 5, "xã")]),
    ("Bài được đăng trên 3 tờ báo.", [("3", "exact", 3, "tờ báo")]),
    ("Đài có trên 20 kênh tiếp sóng.", [("trên 20", "more_than", 20, "kênh")]),
    ("Nhóm khách đi trên 2 xe máy.", [("2", "exact", 2, "xe máy")]),
    ("Sách in dưới 2 hình thức.", [("2", "exact", 2, "hình thức")]),
    ("Trẻ em dưới 6 tuổi được miễn phí.", [("dưới 6", "at_most", 6, "tuổi")]),
    ("Có khoảng 60% phòng đầy khách.", [("khoảng 60%", "about", 60, "%")]),
    ("Ước đạt 1.500 lượt khách.", [("Ước đạt 1.500", "about", 1500, "lượt khách")]),
    ("Xấp xỉ 200 hộ đăng ký.", [("Xấp xỉ 200", "about", 200, "hộ")]),
    ("Ước đạt gần 500 tấn.", [("Ước đạt gần 500", "about_below", 500, "tấn")]),
    ("Mỗi hộ có ít nhất 1 người biết nộp hồ sơ.", [("ít nhất 1", "at_least", 1, "người")]),
    ("Cần tối thiểu 3 biên tập viên.", [("tối thiểu 3", "at_least", 3, "biên tập viên")]),
    ("Lớp không quá 35 học sinh.", [("không quá 35", "at_most", 35, "học sinh")]),
    ("Bài viết tối đa 800 chữ.", [("tối đa 800", "at_most", 800, "chữ")]),
    ("Chưa đầy 20 hộ còn nghèo.", [("Chưa đầy 20", "less_than", 20, "hộ")]),
    ("Không dưới 10 tin được dùng.", [("Không dưới 10", "at_least", 10, "tin")]),
    ("Nhóm từ 5 người trở lên.", [("5", "at_least", 5, "người")]),
    ("Hàng trăm người dân đến xem.", [("Hàng trăm", "order_of", 100, "người dân")]),
    ("Hàng chục nghìn lượt xem.", [("Hàng chục nghìn", "order_of", 10_000, "lượt xem")]),
    ("Vài chục hộ còn thiếu nước.", [("Vài chục", "order_of", 10, "hộ")]),
    ("Hơn trăm hộ đã đăng ký.", [("Hơn trăm", "more_than", 100, "hộ")]),
    ("Gần một nghìn đại biểu dự.", [("Gần một nghìn", "about_below", 1000, "đại biểu")]),
    ("Ba tỉnh cùng ký kết, hai đài tiếp sóng.",
     [("Ba", "exact", 3, "tỉnh"), ("hai", "exact", 2, "đài")]),
    ("Mười hai xã đạt chuẩn.", [("Mười hai", "exact", 12, "xã")]),
    ("Trao ba mươi lăm suất quà.", [("ba mươi lăm", "exact", 35, "suất quà")]),
    ("Năm tỉnh họp bàn.", [("Năm", "exact", 5, "tỉnh")]),
    ("Cả hai sở thống nhất.", [("hai", "exact", 2, "sở")]),
    ("Thưởng nửa triệu đồng.", [("nửa triệu", "exact", 500_000, "đồng")]),
    ("Đã tổ chức 36 buổi hướng dẫn, với gần 900 lượt người tham gia.",
     [("36", "exact", 36, "buổi"), ("gần 900", "about_below", 900, "lượt người")]),
    ("Thời gian giảm từ 3 giờ xuống còn khoảng 1 giờ.",
     [("3", "exact", 3, "giờ"), ("khoảng 1", "about", 1, "giờ")]),
    ("Tặng 05 bộ máy tính và 02 tivi.",
     [("05", "exact", 5, "bộ máy tính"), ("02", "exact", 2, "tivi")]),
    ("Bão giật trong bán kính 50km, nước ngập 30ha.",
     [("50", "exact", 50, "km"), ("30", "exact", 30, "ha")]),
    ("Khu đất rộng 1.400 m2.", [("1.400", "exact", 1400, "m2")]),
    ("Cao hơn 10% so với năm trước.", [("10%", "exact", 10, "%")]),
    ("Dân số tăng trên dưới 100 người.", [("trên dưới 100", "about", 100, "người")]),
    ("Tỷ lệ 5 ca trên 100.000 dân.", [("5", "exact", 5, "ca"), ("100.000", "exact", 100_000, "dân")]),
    ("Sở đã xây dựng 7 văn bản quy phạm pháp luật, 4 kế hoạch và 4 dự án.",
     [("7", "exact", 7, "văn bản quy phạm pháp luật"), ("4", "exact", 4, "kế hoạch"),
      ("4", "exact", 4, "dự án")]),
    ("Cuối năm 2022, 150 hộ thoát nghèo.", [("150", "exact", 150, "hộ thoát nghèo")]),
    ("Tăng 1,5 điểm phần trăm.", [("1,5", "exact", Decimal("1.5"), "điểm phần trăm")]),
    ("Ba xe chở hằng trăm tấn, giá 20k.",
     [("Ba", "exact", 3, "xe"), ("hằng trăm", "order_of", 100, "tấn"), ("20k", "exact", 20_000, "")]),
    ("Tỉnh có 8 Phó giám đốc và 2 Thẩm phán.",
     [("8", "exact", 8, "Phó giám đốc"), ("2", "exact", 2, "Thẩm phán")]),
    ("Trao 3 bằng khen, phạt 2 đối tượng.",
     [("3", "exact", 3, "bằng khen"), ("2", "exact", 2, "đối tượng")]),
    ("Quý I/2023, sản xuất 1.560 tin, 320 phóng sự, 48 chuyên mục.",
     [("1.560", "exact", 1560, "tin"), ("320", "exact", 320, "phóng sự"),
      ("48", "exact", 48, "chuyên mục")]),
    ("Hội thi có 2000 người dự.", [("2000", "exact", 2000, "người")]),
]  # fmt: skip

NOTHING = [
    "Sáng 22/1, chiều ngày 11/2 và tối 5-6, hội nghị tiếp tục.",
    "Ngày 15/11/2022, từ 23 đến 25/9, từ ngày 19-23/10/2009.",
    "Các ngày 3, 4 và 5/6; ngày 10 tháng 3 năm 2020; 02-9-1945.",
    "Trong tháng 11, quý I, năm 2022, các năm 2015, 2016 và 2017.",
    "Lúc 14 giờ 30, khoảng 19h30, 7h sáng, 14:30, từ 8 giờ đến 17 giờ.",
    "Giai đoạn 2012 – 2015, nhiệm kỳ 2021 - 2025, năm học 2022-2023.",
    "Nghị định 30/2020/NĐ-CP, Tờ trình 372/TTr-STTTT, số 45/NQ-CP, Công văn số 793/BTTTT-THH.",
    "Theo Nghị quyết 35, Điều 5, khoản 2 và Điều 174, 175 của luật.",
    "Mạng 4G, 5G, dịch COVID-19, kênh VTV1, mã H38, quốc lộ 4D, QL70, khổ giấy A4, U23.",
    "Máy bay Boeing 737 và điện thoại iPhone 7 đều được nhắc.",
    "Cách mạng công nghiệp 4.0 và chính phủ điện tử phiên bản 2.0.",
    "Thứ 2, lần thứ 16, khóa XIII, lần 2, bản 2, phường 5, tổ 7, lớp 12.",
    "Sản phẩm OCOP 3 sao, khách sạn 5 sao.",
    "Xem https://baolaocai.vn/bai-viet/364578-hop-tac hoặc www.mic.gov.vn/2012/01.",
    "Điện thoại: 0214.3840.123, đường dây nóng 1900 1234, tài khoản 123456789012.",
    "Tin khác\n1 2 3 4 5 ...",
    "Thống kê truy cập\nĐang online: 1\nHôm nay: 1\nTất cả: 1",
    "ĐÁNH GIÁ BÀI VIẾT( 0)",
    "1. Mục đích\n2. Yêu cầu\n3) Tổ chức thực hiện",
    "Đội nhà thắng 2-1, hòa 0-0, sơ đồ 4-3-3.",
    "Toạ độ 22°30'15\", 105,3 độ Kinh Đông.",
    "Một trong những xã khó khăn, một số hộ, một vài nơi, một phần việc.",
    "Những năm qua, năm nay, hằng năm, hàng tháng, từng ngày.",
    "Đường Hai Bà Trưng, quận Ba Đình, huyện Ba Vì.",
    "Ông nội kể chuyện ba mẹ, ba lô và quả chín.",
    "Địa chỉ 192.168.1.1, mục 1.2.3.",
    "Dịch vụ công trực tuyến mức độ 3, 4.",
    "Thí sinh xếp thứ 9/297, thang điểm thứ 2.",
    "Biển số 24A-123.45, BKS 77R - 00137.",
    "Km 21 tuyến QL1A, Km13+250.",
    "Ra quân dịp 30/4 - 1/5, kỷ niệm 8/3 và 20/11.",
    "Thủ tục hoàn tất trong 6 tháng đầu năm.",
    "Bão số 11 suy yếu; gói thầu số 3; mùa 2; tập 9; trận 2.",
    "Hiệp phụ có bàn thắng của tiền đạo (37'), (90'+3).",
    "Sáng nay (29.5), chiều 15.5.",
    "Cao 1m68, đeo vàng 24k, chuyến bay VJ 181, vé Mega 6/45.",
    "Đường dây nóng: 854698; tỷ lệ chọi 2,9:1.",
    "Giá đóng cửa 17-Dec 167 167 167,6",
]


def said(mention):
    return (mention.surface, mention.qualifier.value, mention.number, mention.unit)


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities_with_qualifier_and_unit(text, expected):
    assert [said(mention) for mention in read_quantities(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_a_quantity(text):
    assert [mention.surface for mention in read_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "surface", "number", "unit", "per"),
    [
        ("Báo có 1 bài/tuần về tỉnh bạn.", "1 bài/tuần", 1, "bài", "week"),
        ("Giữ chuyên mục và 1 bài viết/tuần.", "1 bài viết/tuần", 1, "bài viết", "week"),
        ("Mỗi tuần 1 chuyên mục.", "Mỗi tuần 1 chuyên mục", 1, "chuyên mục", "week"),
        ("Mỗi tuần một chuyên mục.", "Mỗi tuần một chuyên mục", 1, "chuyên mục", "week"),
        ("Với hơn 100 tin, bài, ảnh/năm.", "hơn 100", 100, "tin, bài, ảnh", "year"),
        ("Công suất 600.000 tấn/năm.", "600.000 tấn/năm", 600_000, "tấn", "year"),
        ("Tuần tra chung mỗi quý 1 lần.", "mỗi quý 1 lần", 1, "lần", "quarter"),
        ("Phát 2 buổi mỗi ngày.", "2 buổi mỗi ngày", 2, "buổi", "day"),
        ("Mỗi năm, đài sản xuất 300 chương trình.", "300", 300, "chương trình", "year"),
    ],
)
def test_rates_keep_their_period(text, surface, number, unit, per):
    (mention,) = read_quantities(text)
    assert (mention.surface, mention.number, mention.unit, mention.per) == (
        surface, number, unit, per,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("Gửi 10 - 15 tin mỗi kỳ họp.", "10 - 15", 10, 15),
        ("Gửi từ 10 đến 15 tin.", "10 đến 15", 10, 15),
        ("Cần 2-3 ngày làm việc.", "2-3", 2, 3),
        ("Phạt 3 - 5 triệu đồng.", "3 - 5 triệu", 3_000_000, 5_000_000),
        ("Độ ẩm 70-86%.", "70-86%", 70, 86),
    ],
)
def test_ranges_have_two_ends(text, surface, low, high):
    (mention,) = read_quantities(text)
    assert (mention.surface, mention.number, mention.upper) == (surface, low, high)
    assert mention.qualifier == "between"
    assert mention.quantity.supports(low)


@pytest.mark.parametrize(
    ("text", "number", "whole"),
    [("9/9 thôn có nhóm.", 9, 9), ("Đạt 19/19 tiêu chí.", 19, 19), ("Hơn 1/3 số hộ.", 1, 3)],
)
def test_ratios_are_not_days(text, number, whole):
    (mention,) = read_quantities(text)
    assert (mention.number, mention.out_of) == (number, whole)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Doanh thu tăng gấp 2 lần.", 2),
        ("Lượng khách tăng gần 3 lần so với năm trước.", 3),
        ("Sản lượng gấp đôi.", 2),
        ("Diện tích gấp rưỡi.", Decimal("1.5")),
    ],
)
def test_multiples_are_factors(text, number):
    (mention,) = read_quantities(text)
    assert mention.factor
    assert mention.number == number


@pytest.mark.parametrize(("text", "expected"), QUANTITIES[:40])
def test_every_typing_gives_the_same_and_its_own_offsets(text, expected):
    for typed in (
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
        text.replace("a", "a\u200b").replace("4", "4\u00ad"),
    ):
        mentions = read_quantities(typed)
        assert [mention.number for mention in mentions] == [number for _, _, number, _ in expected]
        for mention, (surface, qualifier, _, _) in zip(mentions, expected, strict=True):
            given = typed[mention.start : mention.end]
            assert given == mention.surface
            assert fold(given) == fold(surface)
            assert mention.qualifier == qualifier


def test_text_typed_without_marks_is_read_too():
    text = (
        "Trong nam, Dai da nhan cung cap va su dung gan 400 tin, hon 50 bai, dat tren 90% ke hoach."
    )
    found = [(mention.surface, mention.qualifier.value) for mention in read_quantities(text)]
    assert found == [("gan 400", "about_below"), ("hon 50", "more_than"), ("tren 90%", "more_than")]


def test_a_clause_ends_with_its_sentence():
    text = "Năm 2022 tốt đẹp. Đài Lào Cai dùng 287 tin của TP. Yên Bái; cung cấp hơn 30 tin."
    first, second = read_quantities(text)
    assert text[first.clause_start : first.clause_end].strip() == (
        "Đài Lào Cai dùng 287 tin của TP. Yên Bái"
    )
    assert text[second.clause_start : second.clause_end].strip() == "cung cấp hơn 30 tin"


pieces = st.sampled_from(
    ["gần ", "hơn ", "400", "1.234,5", " tin", "/tuần", "ngày ", "22/1", " tỷ", "ba ", "mươi ", "năm ",
     "%", "\n", "(", "trên ", " - ", "15", "a\u0301", "\u200b", "\u00a0", "…", "4G", "từ ", "đến "]
)  # fmt: skip


@given(st.lists(pieces, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_read_without_harm(text):
    last = 0
    for mention in read_quantities(text):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert mention.clause_start <= mention.start
        assert mention.end <= mention.clause_end
        assert mention.number >= 0
        last = mention.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sử dụng 287¹ tin", [(287, "tin")]),
        ("sử dụng 287¹² tin¹, bài", [(287, "tin, bài")]),
        ("rộng 120 m², cao 30m³", [(120, "m²"), (30, "m³")]),
        ("rừng 450 km² và 9 km²", [(450, "km²"), (9, "km²")]),
    ],
)
def test_raised_marks_of_notes_are_no_part_of_figures(text, expected):
    assert [(one.number, one.unit) for one in read_quantities(text)] == expected


def test_a_power_of_ten_is_not_the_number_beside_its_exponent():
    assert read_quantities("có 10³ tin") == []
