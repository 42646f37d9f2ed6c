"""The words that the reader of applications knows: headings of sections, words for titles, degrees and schools.

In English and in both writings of Chinese, as people and other tools write them; not taken from our own catalogs,
which an applicant tracking system does not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

HEADINGS: Mapping[str, str] = {
    "summary": "summary|profile|about|about me|professional summary|career summary|executive summary|about the speaker"
    "|biography|bio|个人简介|自我评价|个人总结|个人概述|简介|讲者简介|讲者介绍|個人簡介|自我評價|自傳|簡介|講者簡介",
    "objective": "objective|career objective|求职意向|求职目标|应聘职位|希望職務|求職意向|應徵職務",
    "interests": "interests|research interests|research areas|研究方向|研究兴趣|研究领域|兴趣爱好|研究領域"
    "|研究興趣|興趣",
    "experience": "experience|work experience|professional experience|employment|employment history|work history"
    "|career history|positions|appointments|academic appointments|professional background"
    "|工作经历|工作经验|职业经历|任职经历|从业经历|工作履历|工作經歷|工作經驗|任職經歷|經歷",
    "internships": "internships|internship|internship experience|实习经历|实习经验|实习|實習經歷|實習經驗",
    "education": "education|education and training|academic background|educational background|qualifications"
    "|教育背景|教育经历|学习经历|学历|教育背景与经历|學歷|教育經歷|教育程度",
    "projects": "projects|project experience|selected projects|项目经历|项目经验|项目|專案經歷|專案|項目經歷|項目經驗",
    "open_source": "open source|open-source projects|开源项目|开源贡献|開源專案|開源項目",
    "publications": "publications|selected publications|papers|research papers|论文|论文发表|发表论文|代表性论文"
    "|学术成果"
    "|论著|論文|論文發表|著作|代表性論文|學術著作",
    "patents": "patents|专利|发明专利|專利",
    "awards": "awards|honors|honours|honors and awards|awards and honors|honours and awards|achievements"
    "|competitions and awards|获奖情况|荣誉奖项|所获荣誉|获奖经历|奖项|奖励|竞赛与获奖|竞赛获奖|獲獎紀錄|獎項|榮譽",
    "certificates": "certificates|certifications|licenses|licenses and certifications|证书|资格证书|职业资格|證照|證書",
    "skills": "skills|technical skills|core skills|key skills|skills and tools|expertise|技能|专业技能|技术能力|技术栈"
    "|核心技能|技能特长|專業技能|技能|專長",
    "languages": "languages|language skills|language proficiency|语言|语言能力|外语水平|語言|語言能力|外語能力",
    "talks": "talks|talk|invited talks|presentations|speaking|演讲与报告|演讲|学术报告|报告|演讲主题|演講|演講主題",
    "teaching": "teaching|teaching experience|教学经历|教学|授课|教學經歷|教學",
    "grants": "grants|funding|research grants|科研项目|基金项目|课题|研究計畫|科研項目",
    "service": "service|professional service|academic service|professional activities|学术服务|社会兼职|學術服務"
    "|社會服務",
    "volunteering": "volunteering|volunteer experience|volunteer work|community service|志愿服务|志愿经历|社会实践"
    "|志工經歷|志願服務|義工經歷|義工服務",
    "press": "press|media|media coverage|in the press|媒体报道|媒體報導|媒體報道",
    "references": "references|referees|推荐人|证明人|推薦人|諮詢人",
    "figures": "key figures|highlights|at a glance|关键数据|数据一览|關鍵數字|關鍵數據",
    "contact": "contact|contact information|contact details|联系方式|聯絡方式|聯絡資訊",
    "personal": "personal details|personal information|个人信息|基本信息|個人資料|個人資訊|基本資料",
}
"""What a section may be called, by its kind."""

_TITLES = (
    "engineer|developer|manager|director|officer|scientist|researcher|professor|lecturer|intern|lead|leader|head|chief"
    "|c[teofi]o|coo|vp|president|founder|co-founder|consultant|analyst|architect|designer|assistant|associate|fellow"
    "|postdoc|postdoctoral|student|mentor|volunteer|teacher|tutor|editor|specialist|expert|programmer|administrator"
    "|coordinator|advisor|adviser|technician|author|member|chair|writer|owner|trainee|secretary|accountant|nurse"
)
TITLE = re.compile(
    rf"\b(?:{_TITLES})s?\b"
    "|工程师|经理|总监|主任|研究员|研究人员|教授|讲师|实习生|专家|架构师|负责人|总裁|主管|科学家|设计师|分析师|顾问|助理|助教"
    "|博士后|院长|所长|首席|创始人|合伙人|志愿者|导师|队长|组长|程序员|开发者|编辑|教师|老师|书记|干事|委员|会长|秘书"
    "|工程師|經理|總監|研究員|研究人員|講師|實習生|專家|架構師|負責人|總裁|科學家|設計師|分析師|顧問|博士後|院長|所長|創辦人"
    "|志工|導師|隊長|組長|程式設計師|編輯|教師|老師|幹事|委員|會長|秘書",
    re.IGNORECASE,
)
"""What a position held is known by."""
DEGREE = re.compile(
    r"\b(?:ph\.?\s?d|[mb]\.?\s?sc?|[mb]\.?\s?a|[mb]\.?\s?eng|m\.?\s?phil|mba|m\.?\s?d|bachelor|master|doctor|doctorate"
    r"|diploma|associate degree|postdoctoral)(?:\b|(?<=\.)|’s|s\b)"
    "|博士|硕士|学士|本科|大专|专科|高中|研究生|碩士|學士|專科",
    re.IGNORECASE,
)
"""What a degree is known by."""
SCHOOL = re.compile(r"\b(?:University|College|Institute|School|Academy)\b|大学|学院|科学院|中学|大學|學院|科學院|中學")
"""What a school is known by."""
LABELS = re.compile(
    r"\s*(?:thesis|dissertation|advisor|adviser|supervisor|grade|gpa|courses?|coursework|relevant courses"
    "|学位论文|论文|导师|成绩|排名|课程|主修课程|學位論文|論文|指導教授|導師|成績|課程)[:：]",
    re.IGNORECASE,
)
"""What a line begins with that tells something of an entry, and is none."""
