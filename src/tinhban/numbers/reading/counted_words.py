"""What news counts, and the words that never name a thing counted."""

# First syllables of the nouns that follow a number.
COUNTED = """
án ảnh áo ấn bàn bài ban bản bang bánh báo bảo bậc bể bến bé bên bệnh bia biên biển binh bình bó bom bóng bộ
bông buổi bức bước bút bữa ca cá cách cán cánh căn cặp câu cầu cây cấp cái cảnh cảng cháu chai chàng chặng chân
chén chi chiếc chiến chiêu chiều chim chó chỗ chợ chủ chuỗi chuyên chuyến chuyện chữ chương chức chứng cô cổ cộng
công cổng cột cơ cơn con cống cụ cụm cuộc cuốn cung cú cựu cử cửa dặm dãy danh dân di dịch doanh dòng dự du đám
đàn đáp đảo đại đạo đài đảng đầm đầu đập đất đề đền đêm đích điểm điện điều đĩa địa đinh đoàn đoạn đô đội đôi
đồ đồi đồn đồng động đơn đời đợt đứa đường em gam gạch gara ga gia giai giải giáo giảng giáp giàn giây giấy giấc
giếng giống giọt giờ gói gian ghế gốc gương hải hàng hạng hành hãng hạt hầm hang hecta héc hécta hệ hiến hiệp hình
hòm hòn hố hồ hộ hộp hội học hợp hũ huyện huân huy huấn hương kênh khách khán khâu khẩu khoản khóa khoá khối khu
khúc khung kiện kiến kiểu kíp kỳ kỷ ký kilogam kilomet kilomét kịch làn làng lãnh lao lát lá lán lần lễ lê liệt
liều lính lít loài loại loạt lò lô lớp lời luật luống luồng lưới lượt lượng lực lữ lĩnh ly lồng lon lọ lối lỗi lý
mã mạng máy mảnh mẫu mâm mẹ mét mặt mùa món môn mốc mỏ mô mối một mục mũi miếng mẻ mái mạch miligam milimét nam
nạn nấc ngành ngàn ngày ngân ngả ngôi ngọn nghệ nghề nghị nghi nghìn ngư người nguyên nguồn nhà nhánh nhân nhiệm
nhịp nhóm nhiếp nhát nhãn nét năm nền nông nội nữ nước núi ô ôtô ông ổ ống pha phái phân phần phao phẩm phi phiên
phiếu phim phong phòng phóng phố phó phụ phút phương phường pho quả quán quan quân quận quầy quốc quý quy quyển
quyền quỹ que rạp rổ rừng ruộng sách sản sào sáng sạp sân sinh sĩ sổ số sự sư suất suối sợi sở sao sim súng tác tài
tấm tấn tầng tập tàu tạ tạp tay tên tết tết thạc thành tháng thang thanh thao thầy thẻ thế thể thi thí thị thiên
thiết thìa thỏi thôn thông thợ thủ thú thùng thuyền thửa thư thứ thương thước tháp thân thập tia tiến tiền tiếng
tiết tiểu tiêu tin tít tỉnh tình tiệm tòa toà tổ tốp tông tổng tội túi tuổi tuần tuyến tuyển tư tướng tượng trạm
trại trăm trang tranh trái tráng trận trẻ trụ trung trường trứng triệu tri trục truyện trâu ty tỷ tỉ ủy uỷ ứng vạn
vật vận vé ven vị vi viên viện vở vòi vòng vòm vốn vụ vùng văn vạt vết võ vợ vườn vua vịnh xã xác xe xóm xưởng ý
yếu bác bà bạn bò bắp bưu cốc cừu dê gà gái hoa khăn lợn ngựa ong tôm vàng vịt voi voọc hiện điôp
euro đôla usd ndt vnd vnđ bảng yên won rúp nhân eur gb mb tb km cm mm kg ha m g mw kw kwh kv hp cc inch độ watt
ml mg hz mhz ghz vđv hlv clb dn htx đbqh cbcs hđnd ubnd bts thpt thcs website clip video camera blog game server
laptop set album robot container block stent tivi taxi tour show resort megapixel mp dioxit phuy bảng phím ki đvt
mc nsnd nsưt hs gv phe pháo cường kẻ miền lãnh bố cha dải ngoại thẩm cực flagship hồ chục trđ đ điều bãi bục ngách chốt cụm dòng cọc trạng vế tội biện khái dấu ngõ nhịp vại sải loa nóc micro mic chân mái tủ ghế giường màn cột trụ
"""

# Pairs that begin like a noun above and are verbs: "Quận 9 tổ chức" counts nothing.
VERB_PAIRS = """
tổ chức, công bố, công nhận, đề nghị, đề xuất, đề cập, thông báo, thông qua, thông tin, hướng dẫn, chỉ đạo,
phát động, phát hiện, phát triển, báo cáo, quy định, quyết định, thống nhất, thành lập, tiếp tục, tiếp nhận, tiến hành,
tuyên bố, tham gia, bắt đầu, hành nghề, ban hành, yêu cầu, phối hợp, phê duyệt, điều tra, điều chỉnh, điều hành,
kiểm tra, xét xử, xác định, xác nhận, xác minh, phản ánh, giải quyết, giải thích, giải trí, hiện nay, hiện có,
hiện đang, hiện tại, hiện đã, ban đầu, sản xuất, đầu tư, quản lý, nghiên cứu, vận động, vận chuyển, vận hành,
bảo vệ, bảo đảm, tập trung, tập huấn, tập kết, động viên, ý kiến, đồng thời, đồng ý, đồng loạt, tiêu thụ, tiêu hủy, chi cho, chi trả, chi tiêu,
thí điểm, thi công, thi đấu, giao cho, hội đàm, nhân dịp, học tập, học tại, số còn, thế nhưng, điều này, điều đó,
công khai, hợp tác, phòng chống, phòng cháy, trang bị, trang trí, trung bình, quan tâm, quan trọng, quan hệ, đại diện,
thương lượng, thủ tục, biên chế, kiến nghị, khẩu phần, tình nguyện, ủy quyền, phân công, phân bổ, bên cạnh,
vị trí, tư vấn, tình hình, cách đây, cách đó, liên quan, tác động, quân sự, nhân lên, chủ yếu, chủ trì, chủ động,
thân thiện, mặt khác, nhiệm kỳ, ngày càng, số liệu, thanh toán, thanh tra, thư giãn, ca ngợi, thể hiện, lãnh đạo,
đảng bộ, dự kiến, dự báo, vốn là, vốn dĩ, tổng cộng, một cách, một lần, một số, bảo trợ, đáp ứng, đầu tiên, trị giá, giới thiệu, tuyên truyền, quảng bá, cập nhật, cung cấp, lao vào, lao ra, lao lên, lao xuống, vốn quá, vốn đã, đồng sáng, nhà ở
"""

# Pairs above that are nouns where a number is surely a count: "20 ý kiến", "hai quyết định".
NOUN_OR_VERB_PAIRS = """
công bố, đề nghị, đề xuất, thông báo, hướng dẫn, báo cáo, quy định, quyết định, yêu cầu, ý kiến, thủ tục, kiến nghị,
vị trí, quan hệ, tình nguyện, thông tin, biên chế, khẩu phần, tình hình, tác động, phản ánh, phát hiện,
thống nhất, chỉ đạo, chỉ huy, tổ chức, thương lượng, đồng sáng, vận động, xác nhận, đại diện, nhà ở
"""

FUNCTION_WORDS = """
của và trong đã là đến tới đối tại với có được trên để ở sẽ bị cho cũng này thì về thuộc vào khi lên sau trở đang
không từ hoặc còn theo do nên hay mà vẫn nhưng rồi xuống gồm đều phải vì lại như ngay chưa khiến tăng giảm đạt hơn
gần cùng nhằm bằng qua ra vừa sắp dưới ngoài giữa trước đó kia ấy nay nọ nếu tuy song bởi tức nhất nhau khác nữa đây
rất quá chỉ mỗi mọi các những cả vẫn cứ so mới chiếm thay trừ giúp nhờ dù luôn vậy nằm mang bao nhiều ít
"""

# Verbs that end the noun phrase after a number.
VERBS = """
trao tặng nhận gửi bán mua chuyển đưa đi đứng ngồi chạy nghe nói biết thấy nhìn tham diễn hỗ làm đăng phục đón viết
vay trả mất chết cứu bắt ghi sử đóng đặt lấy giành đoạt thắng thua bước mở bầu kéo xin thu góp muốn gặp sống chia
chở phải triển hoàn phát kể tiếp tiến gây xảy xuất thường duy tích thống kết xây thực phối nghiên cam khẳng nhấn chỉ
nỗ đẩy hưởng tìm giữ bàn bảo nghỉ ăn ở lập nêu trình chịu trúng dự họp khai
"""

# Nouns whose second syllable looks like a verb.
NOUN_PAIRS = """
buổi phát, giờ phát, lượt phát, suất phát, bị cáo, bằng khen, bằng lái, chỉ vàng, chỉ tiêu, bị can, bị hại, đối tượng, đối thủ, đối tác, đối tác, cổ động, động viên, động vật, bao lì, bao cao, bao tải,
bao gạo, bao xi, tham luận, diễn viên, diễn đàn, hiện vật, tiếp viên, hộ lý, hộ nghèo, hộ sinh, gian hàng, kết luận,
kết quả, xuất ăn, thực phẩm, xuất quà, đàn ông, liên đoàn, liên hoan, bảo mẫu, bảo tàng, bảo hiểm, bảo vệ, trên mạng,
bài viết, chương trình, công trình, quy trình, lộ trình, hành trình, giáo trình, chứng chỉ, địa chỉ, di tích,
thành tích, diện tích, hệ thống, liên kết, trạm thu, thu nhập, món ăn, quán ăn, bữa ăn, đồ ăn, phát thanh,
dự án, dự thảo, cuộc họp, phiên họp, kỳ họp, buổi họp, ngày làm, sản xuất, máy phát, bản ghi, người nhận, người đi, nhà thống, hộ nhận, điểm giao, cuộc gặp, cửa xuất,
đơn đặt, lượt xin, tay đua, bàn thắng, bàn thua, hợp đồng, việc làm, chứng nhận, thuê bao, đồng hồ, thiết bị, trang bị, khách hàng, cửa hàng,
nhà hàng, ngân hàng, mặt hàng, đơn hàng, hàng hóa, hàng hoá, hàng chữ, thay đổi, nghiên cứu, thực tập, nhà nghỉ, góp ý, vấn đề, quần đảo, chính phủ, nhà nước, cáo buộc, cam kết, ca tử, lượt đi, đại biểu, công trình, sáng kiến, hội thảo
"""
