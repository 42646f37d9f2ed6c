"""Which characters of a text only Traditional, or only Simplified, Chinese writing has.

Takes strings, gives strings; converts nothing. The table holds characters that are frequent in careers and that the
other writing does not use at all: 后, 里, 台, 余, 系 and their like are in neither list, so that what is told is wrong
whatever word it stands in.
"""

from __future__ import annotations

_SIMPLIFIED = (
    "业东丝两严个丰临为丽举义乌乐乔习乡书买乱争亏亚产亩亲亿仅从仓仪们价众优会伞伟传伤伦伪体佣侠侣侦侧侨储儿兑兰关兴养"
    "兽冈写军农冯决况冻净减凤凭凯击凿刘则刚创删剂剑剧劝办务动励劲劳势勋区医华协单卖卢卫厂厅历厉压厌厕县参双发变叙号叹"
    "听启吴员响哑唤啸喷团园围国图圆圣场坏块坚坛坝坞坟坠垄垦垒堕壮声壶处备复够头夹夺奋奖妆妇妈娱婴孙学宁宝实审宪宫宽宾"
    "寝对寻导寿将尔尘尝层屡属岁岂岗岛峡币师帐帮带广庆库应庙废开异弃张弹归当录彻径态怀总恋恶悦惊惯愿戏战扑执扩扫扬抚抢"
    "护报担拟拥择挂挥损换掳携摄摆摇数斋断无旧时显晋晓晕暂术机杀杂权条来杨极构枪柜标栋栏树样桥检楼横欢欧残毁毕毙气汇汉"
    "汤沟没泪泽洁济浅测浏浑浓涛润涨渊渐湿满滨潜灭灯灵灾炉点炼烂热焕爱爷状独猎献环现玛玺琼电画畅疗疯盐监盖盘矿码础确离"
    "种积称稳穷竞笔签简类粮紧纠红纤约级纪纯纲纳纵纷纸纹线练组细织终绍经结绕给络绝统继绩续维绿缓编缘缩网罗罚职联聪肃肠"
    "胶脑脚脸艺节芦苏荐荣药莱获营虑虽蓝补装见观规视览觉订认讨让训议讯记讲许论设访证评识诉词试诗诚话询该详语误说请诸诺"
    "读课谁调谈谋谢谱贝负财责贤败货质贩贫购贯贴贵贷贸费贺资赋赏赖赛赞赵赶跃践车轨转轮软轻载较辅辆辉输辑辞边达迁过运还"
    "这进远连迟适选递遗邓邮邻郑释针钢钱铁铜银链销锁锐错锦键长门闪闭问间闻阅队阳阴阵阶际陆陈险随难静韩页顶项顺须顾顿预"
    "领频题额颜风飞饭饮馆马驱驶驻驾验鱼鲁鲜鸟鸡鸣黄齐龙龟"
)
_TRADITIONAL = (
    "業東絲兩嚴個豐臨爲麗舉義烏樂喬習鄉書買亂爭虧亞產畝親億僅從倉儀們價衆優會傘偉傳傷倫僞體傭俠侶偵側僑儲兒兌蘭關興養"
    "獸岡寫軍農馮決況凍淨減鳳憑凱擊鑿劉則剛創刪劑劍劇勸辦務動勵勁勞勢勳區醫華協單賣盧衛廠廳歷厲壓厭廁縣參雙發變敘號嘆"
    "聽啓吳員響啞喚嘯噴團園圍國圖圓聖場壞塊堅壇壩塢墳墜壟墾壘墮壯聲壺處備復夠頭夾奪奮獎妝婦媽娛嬰孫學寧寶實審憲宮寬賓"
    "寢對尋導壽將爾塵嘗層屢屬歲豈崗島峽幣師帳幫帶廣慶庫應廟廢開異棄張彈歸當錄徹徑態懷總戀惡悅驚慣願戲戰撲執擴掃揚撫搶"
    "護報擔擬擁擇掛揮損換擄攜攝擺搖數齋斷無舊時顯晉曉暈暫術機殺雜權條來楊極構槍櫃標棟欄樹樣橋檢樓橫歡歐殘毀畢斃氣匯漢"
    "湯溝沒淚澤潔濟淺測瀏渾濃濤潤漲淵漸溼滿濱潛滅燈靈災爐點煉爛熱煥愛爺狀獨獵獻環現瑪璽瓊電畫暢療瘋鹽監蓋盤礦碼礎確離"
    "種積稱穩窮競筆籤簡類糧緊糾紅纖約級紀純綱納縱紛紙紋線練組細織終紹經結繞給絡絕統繼績續維綠緩編緣縮網羅罰職聯聰肅腸"
    "膠腦腳臉藝節蘆蘇薦榮藥萊獲營慮雖藍補裝見觀規視覽覺訂認討讓訓議訊記講許論設訪證評識訴詞試詩誠話詢該詳語誤說請諸諾"
    "讀課誰調談謀謝譜貝負財責賢敗貨質販貧購貫貼貴貸貿費賀資賦賞賴賽贊趙趕躍踐車軌轉輪軟輕載較輔輛輝輸輯辭邊達遷過運還"
    "這進遠連遲適選遞遺鄧郵鄰鄭釋針鋼錢鐵銅銀鏈銷鎖銳錯錦鍵長門閃閉問間聞閱隊陽陰陣階際陸陳險隨難靜韓頁頂項順須顧頓預"
    "領頻題額顏風飛飯飲館馬驅駛駐駕驗魚魯鮮鳥雞鳴黃齊龍龜"
)


def traditional_only(text: str) -> str:
    """Return the characters of a text that only Traditional Chinese has, in order, each once: 實驗 of 實驗室."""
    return _of(text, _TRADITIONAL)


def simplified_only(text: str) -> str:
    """Return the characters of a text that only Simplified Chinese has, in order, each once: 实验 of 实验室."""
    return _of(text, _SIMPLIFIED)


def _of(text: str, table: str) -> str:
    return "" if text.isascii() else "".join(character for character in dict.fromkeys(text) if character in table)
