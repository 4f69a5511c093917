"""Words by which a form is known: lists of who was there, laws, tables, courtesies; and those of a story.

Two syllables beside each other count, as they are folded: "kính thưa quý vị" is three pairs. A single
pair says nothing; that a third of a passage are such pairs does.
"""

import functools
from itertools import pairwise
from typing import Any

import numpy as np

from . import kernel, letters, typed

PRESENT = """
đồng chí, ủy viên trung ương đảng, uỷ viên, bộ chính trị, ban bí thư, bí thư, phó bí thư, chủ tịch, phó chủ tịch, giám đốc, phó giám đốc,
trưởng ban, phó trưởng ban, tổng biên tập, phó tổng giám đốc, chủ nhiệm, phó chủ nhiệm, chánh văn phòng, phó chánh, chỉ huy trưởng, chính ủy,
ban thường vụ, thường trực, tỉnh ủy, thành ủy, huyện ủy, thị ủy, quận ủy, đảng ủy, đảng bộ, ban chấp hành, tuyên giáo, dân vận, nội chính,
ủy ban kiểm tra, ban tổ chức, hội đồng nhân dân, ủy ban nhân dân, uỷ ban, mặt trận tổ quốc, bộ chỉ huy quân sự, công an tỉnh,
bộ đội biên phòng, liên đoàn lao động, hội nông dân, hội liên hiệp phụ nữ, đoàn thanh niên, tỉnh đoàn, hội cựu chiến binh, hội chữ thập đỏ,
hội nhà báo, cục thuế, chi cục, kho bạc nhà nước, bảo hiểm xã hội, ngân hàng, tòa án, viện kiểm sát, thanh tra tỉnh, sở thông tin,
sở y tế, sở giáo dục, sở tài chính, sở nông nghiệp, sở nội vụ, sở công thương, sở văn hóa, sở xây dựng, sở tư pháp, sở lao động, sở khoa học,
sở giao thông, sở kế hoạch, sở tài nguyên, sở ngoại vụ, đài phát thanh, truyền hình, bộ trưởng, thứ trưởng, vụ trưởng, phó vụ, cục trưởng,
phó cục trưởng, viện trưởng, phó viện, hiệu trưởng, trưởng phòng, phó phòng, trưởng đoàn, phó đoàn, tổng bí thư, phó thủ tướng, thủ tướng,
thống đốc, đại sứ, tham tán, tổng lãnh sự, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, nhà báo, tiến sĩ,
phó giáo sư, nghệ sĩ ưu tú, nghệ sĩ nhân dân, đại biểu quốc hội, nguyên phó, nguyên bí, nguyên chủ, các đồng, các ông, các bà, cùng dự,
dự hội nghị, dự buổi, dự lễ, tham dự, tới dự, về dự, đồng chủ trì, thành phần, gồm có, gồm các, đại diện lãnh đạo, các sở, các ban ngành đoàn thể,
danh sách, bằng khen, giấy khen, tư lệnh, phó tư lệnh, quân khu, tham mưu trưởng, đồn trưởng, chức sắc tôn giáo, già làng, trưởng bản, người có uy tín,
ban giám khảo, ban tổ chức, nhạc sĩ, họa sĩ, nhà văn, nhà thơ, đạo diễn, biên tập viên, phóng viên, quay phim, kỹ thuật viên, nhóm tác giả, chủ biên, ê kíp,
thư ký, đoàn chủ tịch, chủ tọa, hội thẩm, thẩm phán, kiểm sát viên, luật sư, huấn luyện viên, thủ môn, hậu vệ, tiền vệ, tiền đạo, đội hình, dự bị, trọng tài,
giải a, giải b, giải c, giải khuyến khích, đơn vị đạt, gồm các đồng, khách mời, các vị, nguyên lãnh đạo, lão thành cách mạng, bà mẹ việt nam anh hùng,
nhà tài trợ, tài trợ, công ty tnhh, công ty cổ phần, tổng công ty, tập đoàn, chi nhánh, khách sạn, nhà hàng, doanh nghiệp tư nhân, hợp tác xã,
ca sĩ, nhạc công, biên đạo múa, ban nhạc, nhóm múa, diễn viên, biểu diễn, với sự tham gia, có sự tham gia, nhóm nhạc, người ứng cử, đơn vị bầu cử
"""
LAW = """
người nào, thì bị phạt tiền, bị phạt tù, phạt tù từ, phạt tiền từ, cải tạo không giam giữ, phạm tội thuộc, trường hợp, các trường, khoản này,
khoản 1, khoản 2, khoản 3, khoản 4, điều này, điều 1, điểm a, theo quy định tại, quy định của, bộ luật hình sự, nghị định, thông tư, quyết định,
căn cứ luật, căn cứ nghị, tước quyền sử dụng, giấy phép lái, tù chung thân, tử hình, gây hậu quả nghiêm trọng, rất nghiêm trọng, đặc biệt nghiêm,
tái phạm nguy hiểm, có tổ chức, cấm đảm nhiệm chức vụ, cấm hành nghề, làm công việc nhất định, pháp luật, sửa đổi bổ sung, xử phạt vi phạm hành chính,
hành vi, nghĩa vụ, quyền hạn, chức năng, triệu đồng, năm đến, tháng đến, đồng đến, từ ba, từ năm, từ bảy, từ mười, đến ba, đến bảy, đến năm,
đến mười, đến hai, một năm, hai năm, ba năm, năm năm, bảy năm, mười năm, mươi năm, lăm năm, chiếm đoạt tài, tội phạm, cơ quan có thẩm quyền,
nồng độ, vượt quá mức, hoặc hơi thở, điều khiển, tịch thu, tang vật, buộc khôi phục, tình trạng, đối với, một trong các, hành vi sau đây, mà không,
chưa đến, tuổi trở, gây thiệt hại, tỷ lệ thương tật, trách nhiệm hình, truy cứu, nếu không thuộc, hoặc bị, hoặc phạt, hoặc tù, có giá trị từ,
dưới 50, từ 10, từ 20, ban hành, có hiệu lực, áp dụng, chỉ thị, về việc, quy chế, phạm vi, bãi bỏ, thi hành, chịu trách nhiệm, cá nhân, hết thời hạn,
kể từ, bồi thường, cho phép, hợp pháp, lợi ích, thi hành công vụ, lạm quyền, lợi dụng chức vụ, vụ lợi, động cơ, công dân, xét đề nghị, tờ trình số, ngày 01,
người sử dụng lao động, quyền và nghĩa vụ, bắt buộc, nghiêm cấm, đồng thời buộc, chi trả, toàn bộ, bằng văn bản, luật báo chí, luật tổ chức, chính quyền địa phương,
mức phạt, phạt bổ sung, mức hình phạt, khung hình phạt, điểm b, điểm c, khoản 5, khoản 6, đồng trở, trở lên, trở xuống, không quá, không được, trừ trường, chủ thể,
khiếu nại, tố cáo, được hưởng, được cung cấp, có nghĩa vụ, nộp tiền, xử lý kỷ luật, đăng ký, chứng nhận, hồ sơ gồm, thủ tục, thẩm định, phê duyệt,
chỉ thị số, nghị quyết số, kế hoạch số, hướng dẫn số, công văn số, quyết định số, nghị định số, thông tư số, kết luận số, thông báo số, quy định số, luật số,
ct tw, nq tw, nq tu, kh ubnd, qđ ubnd, nđ cp, qđ ttg, tt btttt, nq cp, nq hđnd, hd btg, ngày ban, của bộ chính trị, của ban bí thư, của ban thường vụ, thông tin pháp lý, mang tính tham khảo, được trích từ
"""
TABLE = """
mua vào, bán ra, chiều mua, chiều bán, triệu đồng lượng, ngàn đồng, nghìn đồng, đồng kg, đồng lít, đồng chỉ, usd ounce, usd thùng, niêm yết, giá vàng sjc,
giá bán lẻ, bán buôn, giá mua, giá xăng, xăng e, đồng usd, tỷ giá, tỉ giá, nhiệt độ thấp nhất, nhiệt độ cao nhất, độ c, có mưa rào, có nơi, có lúc,
mưa to, mưa vừa, rào và dông rải rác, vài nơi, gió đông, gió tây, gió nam, gió bắc, gió nhẹ, sức gió mạnh cấp, cấp 2, cấp 3, cấp 6, cấp 7, cấp 8,
giật cấp, nhiều mây, ít mây, trời nắng, trời rét, đêm không mưa, mực nước, sóng cao, tầm nhìn, độ ẩm, ít mưa, vùng biển, biển động, tâm bão, vĩ bắc,
kinh đông, số tài khoản, chuyển khoản, chuyển tiền, chi nhánh, ngân hàng, số điện thoại, địa chỉ, ủng hộ, giúp đỡ, đóng góp, gửi về, gửi trực tiếp,
swift code, bank account, bank for, of vietnam, ghi rõ, mã số, chủ tài khoản, giải nhất, giải nhì, giải ba, giải tư, giải đặc biệt, vé số, km h,
mức chốt, phiên giao dịch, tỷ số, tỉ số, lượt trận, vòng đấu, bảng a, bảng b, giấy phép, tòa soạn, toà soạn, cơ quan chủ quản, lịch phát sóng,
lịch thi đấu, khung giờ, mở cửa, đóng cửa, khối lượng, chỉ số, vn index, điểm tương đương, số cổ phiếu, đỉnh triều, trạm bơm, lúc 3, lúc 4, lúc 5, lúc 7, lúc 8, giờ 30, giờ 15, giờ 45, 30 phút, 15 phút,
giờ đến, từ 7, từ 8, từ 13, từ 14, đến 11, đến 17, h đến, cắt điện, mất điện, trạm biến áp, tổ dân phố, các thôn, các ấp, số báo danh, phòng thi, làm bài, môn toán,
môn ngữ văn, môn ngoại ngữ, 60 phút, 90 phút, 120 phút, 150 phút, bài thi, nguyện vọng, điểm chuẩn, mã ngành, tổ hợp, chỉ tiêu tuyển, học phí, lệ phí, quỹ tấm lòng,
nội dung chuyển, nội dung ck, mọi sự hỗ trợ, mọi sự giúp đỡ, mọi đóng góp, xin gửi về, liên hệ trực tiếp, số nhà, thôn xóm, đồng lít, mức trích, quỹ bình ổn,
đồng kg, đồng cân, đồng con, đồng tấn, loại 1, loại 2, ron 95, e5 ron, huy chương vàng, huy chương bạc, hcv hcb, toàn đoàn, hạng nhất, lượt đi, sân nhà, sân vận động,
tên gói thầu, bên mời thầu, nguồn vốn, hình thức, chào hàng cạnh tranh, đấu thầu rộng rãi, phát hành hồ sơ, hồ sơ mời thầu, giá gói thầu, bảo đảm dự thầu, mở thầu,
đấu giá, giá khởi điểm, tiền đặt trước, vị trí tâm, ở vào khoảng, độ vĩ, độ kinh, gần tâm bão, mạnh nhất, giờ tới, di chuyển theo hướng, mỗi giờ đi được, tây tây bắc,
áp thấp nhiệt đới, bán kính, phân luồng, quốc lộ, tỉnh lộ, bến xe
"""
COURTESY = """
kính thưa quý vị, thưa các, quý khán giả, thính giả, quý bạn đọc, bạn nghe đài, các bạn, kính mời quý, mời các, đón xem, theo dõi, xin trân trọng,
xin cảm ơn, cám ơn, xin chân thành, hẹn gặp lại, chào tạm biệt, xin kính chào, xin được, lời chúc mừng, chúc quý, tốt đẹp nhất, mạnh khỏe hạnh phúc,
sức khỏe, thành công, thành đạt, an khang thịnh vượng, nhân dịp, thay mặt, xin gửi tới, xin gửi lời, gửi đến, kính chúc, năm mới, đón xuân,
chia buồn sâu sắc, vô cùng thương tiếc, báo tin, tang gia bối rối, tránh khỏi sơ suất, kính mong, lượng thứ, kính viếng, phúng viếng, đến viếng,
tiễn đưa, phu nhân, toàn thể nhân dân, các tầng lớp, các dân tộc, toàn đảng, toàn dân, toàn quân, đại đoàn kết, thi đua lập thành tích, chào mừng,
kỷ niệm, học tập và làm theo, tư tưởng đạo đức lối sống, phong cách, tấm gương, hồ chí minh, nghị quyết trung ương, của đảng, thắng lợi, quyết tâm,
ra sức phấn đấu, hoàn thành xuất sắc, chỉ tiêu, nhiệm vụ, mục tiêu, tiếp tục, tăng cường, đẩy mạnh, nâng cao chất lượng, hiệu quả, phát huy sức mạnh tổng hợp,
hệ thống chính trị, lãnh đạo chỉ đạo, cấp ủy, chính quyền, tuyên truyền vận động, quán triệt, triển khai, dân giàu nước mạnh, dân chủ công bằng văn minh,
nông thôn mới, chung sức, chung tay, phía sau, xây dựng, chỉnh đốn, suy thoái, tự diễn biến, tự chuyển hóa, đẩy lùi, công nghiệp hóa, hiện đại hóa,
đổi mới, bảo vệ tổ quốc, vững mạnh, trong sạch, vẻ vang, vĩ đại, muôn năm, đời đời, nhớ ơn, bền vững, căn cứ pháp lý, bằng chứng lịch sử,
khẳng định chủ quyền, quần đảo hoàng sa, quần đảo trường sa, luật pháp quốc tế, bản quyền thuộc, rõ nguồn, phát hành lại, cấm sao chép, đến đây là hết,
đồng hành, ý kiến đóng góp, xin vui lòng, liên hệ, nhiệt liệt, quang vinh, sống mãi, sự nghiệp, đại hội đại biểu, nhiệm kỳ, lời kêu gọi, hưởng ứng, yêu nước,
ái quốc, cán bộ đảng viên, lao động sản xuất, ngày lễ lớn, của đất nước, thành tựu, truyền thống, tự hào, cách mạng, vinh dự, trọng thể, khách quý, đại biểu,
bản tin, chương trình, thời sự, phát thanh, trên sóng, tần số, hộp thư, điện tử, tin chính, điểm tin, kết thúc, xin chào, quan tâm, trên kênh, lần sau, kỳ sau, nghe đài,
giữ bản quyền, nội dung trên, website này, nghiêm cấm, dưới mọi hình thức, đồng ý bằng văn bản, sử dụng lại, đề nghị ghi, nguồn tin, dẫn nguồn, bài viết gốc,
tòa soạn, toà soạn, đăng tải, mọi thắc mắc, thắc mắc, đường dây nóng, thông tin chi tiết, gia đình chúng, lời cảm, chân thành cảm,
vòng hoa, nơi an nghỉ, an nghỉ cuối, lần cuối, thứ lỗi, đưa tiễn, từ trần, hưởng thọ, lễ viếng, lễ truy điệu, an táng, gia quyến, người thân chúng, bà con lối phố,
bạn bè gần xa, vạn sự như ý, như ý, an lành, phát tài, phồn vinh, xin tạm dừng, tạm dừng tại, kính chào và, giờ này, ngày mai, những người thực hiện, cùng thực hiện,
trân trọng giới thiệu, xin giới thiệu, mời bạn đọc, mời độc giả, độc giả, cộng tác viên, đồng nghiệp, nhân kỷ niệm, lời cảm ơn, lời tri ân, tri ân, ghi nhận và,
đánh giá cao, biểu dương, nhiệt tình, đoàn kết một lòng, nguyện đoàn kết, khắc phục khó khăn, vượt qua khó, quê hương, giàu đẹp, ngày càng, phát triển nhanh, sức mạnh đại,
ý chí, khát vọng, tinh thần trách, trách nhiệm, gương mẫu, kỷ cương, sáng tạo, đột phá, hành động, niềm tin, tin tưởng, công cuộc, đoàn viên thanh niên, toàn thể cán bộ,
công chức, viên chức, người lao động, cán bộ chiến, sống và làm, pháp luật, uống nước nhớ, đền ơn đáp, lá lành, tương thân tương ái, không để ai,
tặng thưởng, truy tặng, huân chương, thành tích xuất sắc, trong công tác, góp phần vào sự, chủ nghĩa xã hội, đăng ký kênh, bật chuông, chia sẻ, bỏ lỡ, bình luận,
quan điểm, bạn đọc, nhuận bút, đeo khẩu trang, khử khuẩn, giữ khoảng cách, khai báo y tế, nơi công cộng, tụ tập đông, khuyến cáo, khẩu hiệu tuyên truyền,
tuổi trẻ xung kích, tình nguyện vì cuộc sống cộng đồng, gia đình hạnh phúc, dạy tốt, học tốt, trường học thân thiện, học sinh tích cực, xanh sạch đẹp
"""
# Single syllables: a story is told with the first, a rule is set with the second.
TELLING = """
đã đang sẽ vừa từng không chưa được khi nhưng nên để mà là rất qua cũng mới vẫn còn lại rồi nói kể biết thấy tìm nghĩ đi lên xuống chạy đứng ngồi
nhìn nghe gặp làm lấy đưa giúp muốn cần sống chết mất xảy khiến gây ngay sau trước như hơn nếu phải nhiều ấy kia nào gì đây này thế vậy sao ở hôm đêm sáng
chiều cháu mình chúng tôi nhau luôn nữa bởi tuy dù lúc mỗi đâu trong trên dưới giữa cho bằng từ đến vì
"""
RULING = "hoặc thì nếu phải theo bị đến khoản điều điểm luật phạt tù tiền mức quá tội hành vi trường hợp quy định các của và hay với đối"

_GOLD = np.uint64(0x9E3779B97F4A7C15)


@functools.cache
def tables() -> tuple[np.ndarray, np.ndarray]:
    """For each token and each pair of tokens the kinds of wording it belongs to, a bit each."""
    single = np.zeros(1 << 16, np.uint8)
    for bit, syllables in ((1, TELLING), (2, RULING)):
        for row in _folded(syllables.split()):
            single[row[0]] |= bit
    pair_bits = kernel.load().form.PAIR_BITS
    pairs = np.zeros(1 << pair_bits, np.uint8)
    for bit, phrases in ((1, PRESENT), (2, LAW), (4, TABLE), (8, COURTESY)):
        for row in _folded(phrases.replace("\n", " ").split(",")):
            both = (row[:-1].astype(np.uint64) << np.uint64(16)) | row[1:].astype(np.uint64)
            pairs[(both * _GOLD) >> np.uint64(64 - pair_bits)] |= bit
    for table in (single, pairs):
        table.flags.writeable = False  # one type of array, so one compiled variant
    return single, pairs


def _folded(phrases: list[str]) -> list[np.ndarray]:
    """Each phrase as its tokens."""
    fold: Any = kernel.load().fold
    units, bounds = typed.units(phrases)
    room = fold.room_for(int(np.diff(bounds).max()))
    longest = len(units) + 1
    tokens, states = np.empty(longest, np.uint16), np.empty(longest, np.uint8)
    begins, ends = np.empty(longest, np.int32), np.empty(longest, np.int32)
    rows = []
    for start, stop in pairwise(bounds):
        count = fold.fold(units, start, stop, letters.table(), room, tokens, states, begins, ends)
        rows.append(tokens[:count].copy())
    return rows
