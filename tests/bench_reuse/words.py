"""Words that the reporter puts together; short ones, so that no phrase comes twice by itself."""

PLACES = (
    "Mường Khương", "Bát Xát", "Văn Bàn", "Trạm Tấu", "Mù Cang Chải", "Phong Thổ", "Sìn Hồ", "Than Uyên", "Tủa Chùa",
    "Đồng Văn", "Yên Minh", "Chợ Đồn", "Na Rì", "Tràng Định", "Bình Gia", "Thuận Châu", "Mộc Châu", "Đà Bắc",
    "Quan Hóa", "Kỳ Sơn", "Hương Khê", "Tuyên Hóa", "Gio Linh", "Nam Đông", "Trà My", "Ba Tơ", "Vân Canh", "Ninh Sơn",
    "Đắk Mil", "Lắk", "Bù Đăng", "Tân Châu", "Giồng Trôm", "Cầu Kè", "U Minh", "Tam Nông", "Gò Quao", "Phú Tân",
)  # fmt: skip
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Giàng", "Vàng", "Lò", "Tẩn", "Sùng")  # fmt: skip
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quang", "Thu", "Xuân", "Ngọc", "Hữu", "Thanh", "A", "Seo")
GIVEN = ("An", "Bình", "Chiến", "Dung", "Giang", "Hà", "Hải", "Hòa", "Hùng", "Khoa", "Lan", "Lâm", "Mai", "Nam", "Nga", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Tùng", "Vinh", "Yến", "Dua", "Páo")  # fmt: skip
WHO = """
bà con, người dân, dân bản, thợ gặt, chủ vườn, kiểm lâm, cán bộ, sinh viên, cứu hộ, thầy cô, học trò, phụ huynh, y sĩ, đoàn viên,
các cụ, lái đò, thương lái, chủ quán, công nhân, thợ xây, bộ đội, nghệ nhân, dân phòng, chủ lò, khách lạ, nông dân, kỹ sư, hàng xóm,
vợ chồng, trưởng bản, ngư dân, thợ rèn, bác sĩ, nhà báo, họa sĩ, thủ kho, lái xe, chủ nhà, người già, con trẻ, thanh niên, thợ mộc,
chủ tàu, du khách, giáo viên, thư ký, kế toán, bảo vệ, đầu bếp, thợ may, người Mông, người Dao, nhạc công, xã viên, tổ trưởng, ông lão,
bà mế, cô giáo, chàng trai, cô gái, thợ lặn, thợ điện, thủy thủ, nhân chứng, chuyên gia, luật sư, nhóm trẻ, hội viên, chủ trại, tiểu thương
"""
DOES = """
dựng, kéo, bán, sửa, trồng, đo, dọn, mượn, giữ, thay, chở, tìm, bỏ, chăm, dùng, mở, hái, giao, gom, tháo, khoan, che, nuôi, ghi, đắp,
lắp, chia, phơi, ươm, buộc, rửa, xếp, vá, cân, đóng, mua, đổi, cất, quét, trả, đẩy, gỡ, đốt, nâng, khiêng, tưới, bón, nhổ, lợp, quây,
vớt, sấy, xay, dệt, khâu, ngâm, nấu, ghép, cưa, bào, sơn, trát, đổ, lấp, đào, nối, cắt, treo, dán, in, chụp, vẽ, đếm, thuê, góp, nhận,
phát, trao, chọn, thử, kiểm tra, khảo sát, bàn giao, nghiệm thu, thu hoạch, nhân giống, mở rộng, vận chuyển, phục hồi, sắp xếp, cải tạo,
khôi phục, bảo quản, tận dụng, quản lý, xử lý, chế biến, bổ sung, hoàn thiện, điều chỉnh, di dời, chứng kiến, phát hiện, nhắc tới, hỏi về
"""
WHAT = """
cây cầu, con đường, đàn trâu, kho thóc, mái trường, ao cá, guồng nước, thửa ruộng, lợn đen, bể nước, chuồng trại, vườn mận, gian bếp,
cột điện, con thuyền, lò sấy, rừng quế, con mương, khung dệt, bờ kè, sân phơi, đàn ong, nương ngô, phòng học, tủ sách, trạm bơm, hàng rào,
con đập, nhà sàn, giàn bầu, bãi xe, máy xay, tấm lưới, bến đò, ruộng mạ, gian hàng, xe mía, cái cống, cái loa, đồi chè, túi thuốc, bộ chiêng,
giếng làng, mảnh vườn, con dốc, hạt giống, bao phân, cái lán, vách đá, dòng suối, thùng sơn, sợi dây, cuốn sổ, bức ảnh, lá đơn, tờ báo,
khoản vay, mức giá, hợp đồng, bản vẽ, bài hát, điệu múa, lễ cưới, phiên chợ, trận bóng, lớp học, chuyến xe, con tàu, mẻ lưới, vụ cháy,
cơn lũ, đám đông, tiếng ồn, mùi khói, ánh đèn, cánh cửa, bức tường, viên gạch, tấm tôn, khúc gỗ, bụi tre, gốc đa, hòn đá, vũng nước,
bãi cát, con nghé, đàn vịt, ổ trứng, tổ chim, luống rau, buồng chuối, quả mít, củ mài, nồi cháo, mâm cơm, chum rượu, tấm áo, đôi giày,
cái gùi, chiếc nón, con dao, cái cuốc, lưỡi cày, cỗ máy, bánh xe, bình ga, ổ khóa, cái chum, mặt bằng, kế hoạch, phương án, nguồn vốn,
câu chuyện, ý kiến, kinh nghiệm, tay nghề, thói quen, món nợ, lời hứa, giấy tờ, số liệu, mẫu đất, cổ vật, ngôi mộ, di tích, tượng đá
"""
WHOSE = """
mới, cũ, nhỏ, lớn, xa, gần, đẹp, hỏng, ngập, hẹp, sâu, cao, thấp, dài, bằng tre, bên suối, dưới đèo, sau đình, trên dốc, giữa đồng,
cạnh trạm, phía tây, của bản, của họ, của huyện, đầu tiên, cuối cùng, còn sót, vừa mua, mượn tạm, sát đường, thứ nhì, bỏ hoang, rất quý,
tươi tốt, vắng vẻ, nổi tiếng, bí mật, ồn ào, cồng kềnh, chắc chắn, lung lay, đắt tiền, rẻ nhất, kỳ lạ, đơn sơ, thất lạc, chung nhau,
ngoài bãi, trong hang, gần chợ, ven hồ, đang dở, chưa xong, đã quên, khó tìm, dễ vỡ, màu xanh, bạc màu, thơm ngon, nặng trĩu, trống trơn
"""
WITH = "ngay, nốt, thêm, giúp, dần, cả, lại, hộ, luôn, kịp, riêng, từng, gần hết, tạm, mấy, nhiều, vài, một, những, hai, các, mọi, ba, đúng, nửa"
WHEN = """
sau mưa, sáng sớm, vụ gặt, nước rút, đầu tháng, gần tối, mùa khô, cuối năm, tan sương, giáp hạt, trở trời, hôm kia, mùa rét, ngày hè,
nửa đêm, tuần rồi, thứ ba, cuối quý, vừa qua, bấy giờ, giữa trưa, chập tối, mờ sáng, ra giêng, tháng chạp, hôm nay, đêm ấy, mấy hôm,
lâu nay, trước đó, về sau, năm ngoái, sang thu, đầu hạ, rằm này, tối qua, lúc ấy, gà gáy, tan chợ, khai giảng
"""
IF_WHO = "ai cũng, chẳng ai, trẻ nhỏ, xóm giềng, mọi nhà, đất, nước, giá, gió, cả xóm, lũ, chợ, xe, trời, sông, khách, tiền, lúa, rừng, đường, điện, tin ấy, việc này, mẻ đầu, số còn lại"
IF_IS = """
mừng, ngờ, vội, đông, lỗ, lãi, thiếu, thừa, lên, xuống, lạnh, vắng, đổi, qua, bớt, xa, tan, khó, nhớ, quen, đủ, hết, kém, rõ, vui, sợ,
chậm, nhanh, khác, đúng, sai, bền, tốt, xấu, rộng, hiếm, lạ, mệt, tin, ngại, chờ, hỏi, thử, nghỉ, dừng, chuyển, tăng, giảm, tới, cạn
"""
UNITS = ("nhà", "tấn", "sào", "con", "mét", "lượt người", "ngày công", "triệu đồng", "gốc", "héc ta", "buổi", "phần trăm")  # fmt: skip
SAYS = ("nói", "kể", "cho biết", "nhớ lại", "chia sẻ", "cười bảo", "tính toán", "than thở", "giải thích", "thừa nhận", "hồi tưởng", "phân bua")  # fmt: skip
LINKS = ("vì", "nhờ", "để", "dù", "nên", "bởi", "khi", "tuy", "trong khi", "kẻo", "mà", "rồi", "do", "miễn là", "nhưng", "đến mức", "cho đến lúc", "chứ")  # fmt: skip
TENSES = ("đã", "vẫn", "đang", "sẽ", "vừa", "lại", "cũng", "phải", "chưa", "mới", "từng", "không", "cần", "muốn", "được", "bị", "có thể", "thường")  # fmt: skip
