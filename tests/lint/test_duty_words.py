"""Duties as they stand in job descriptions: which are told to be vague, and which take a power, and which are not."""

import pytest

from render.lint.rules.authority import power
from render.lint.rules.vagueness import vague_words
from render.organisation import Text

VAGUE_DUTIES = """\
完成领导交办的其他任务
完成上级领导交办的其它工作
完成公司安排的其他工作
完成部门经理交办的临时性工作
完成领导临时交办的各项任务
承担领导交办的其他职责
其他
其他工作
其它
等等
领导交办的其他事情
完成上级交办事项
完成交办任务
完成总经理交给的任务
完成领导安排的其他工作内容
做好领导交办的其他事
及上级领导临时指派的任务
完成上级主管安排的工作
协助部门主管处理其他日常事务
部门其他事务性工作
配合其他部门的相关工作
完成直属上级分配的其他任务
完成上级下达的其他任务
完成院领导交办的其他工作
承办部领导交办的其他事项
承办局领导交办的其他事宜
完成校领导交办的工作
做好分内工作
做好本职工作
完成好各项工作
其他相关职责
Other duties as assigned
Any other duties as required
Perform other job-related duties
Other
Etc.
etc.
Other tasks
All other duties as assigned by the supervisor
Additional duties as assigned
Performs other related work as required
Any other reasonable duties
Other ad hoc projects
Ad hoc tasks
Any ad-hoc requests from management
Do whatever else is necessary
Undertake any other duties commensurate with the grade
Other activities as directed
Support the team where needed
Assist other departments as needed
To carry out such other duties as may from time to time be required
Other projects as assigned
Special projects as assigned
Any other business
Performs miscellaneous duties
その他上司の指示する業務
その他付随する業務
编制报表，完成领导交办的其他工作
Close the books and perform other duties as assigned
To perform tasks as assigned by the manager
""".splitlines()

CLEAR_DUTIES = """\
督促检查领导交办事项的办理情况
督办领导批示、交办事项的落实
做好来访群众交办事项的登记
协助其他部门开展培训
负责其他应收款的核对
负责其他业务收入的核算
编制其他综合收益明细
负责其他货币资金的管理
管理其他工作站的权限
配合审计部门提供相关资料
协助经理完成合同相关文件归档
配合完成年度审计相关工作底稿
负责财务相关工作流程的优化
负责相关工作的组织协调
完成领导班子会议的记录
安排领导出差的其他行程
与其他部门协作，确保活动顺利进行
交办公用品
分派任务并检查其完成情况
审核他人交办的付款
Work with other departments so that campaigns run smoothly
Hand over to other shifts
Assign other duties to the team and follow up
Segregate duties from other responsibilities in the ledger
Coordinate the work of other teams
Support other tasks of the monthly close
Keep a register of other income
Calculate customs duties and other taxes
Schedule work as required by the production plan
Help patients as needed with eating
Pay import duties as required by law
Assign ad hoc tasks to volunteers
Assist with moving patients as needed
Calculate duties as required by the tariff
Administer medication as directed by the physician
Perform tests as requested by the laboratory manager
Sign off work as directed by the site manager
""".splitlines()

DUTIES_OF_POWER = """\
审批十万元以内的付款
审核并批准采购订单
签订劳动合同
签发放行单
负责商品定价
核准请假
审批各部门费用报销
合同审批
负责合同的签订与履行
审定年度预算
批准新供应商准入
Approve purchase orders above EUR 10,000
Authorise overtime
Sign contracts
Set prices
按权限审批付款
市场部合同审批
负责产品报价的审批
接待费审批
Pricing of own brands
""".splitlines()

DUTIES_OF_NO_POWER = """\
参与合同签订前的评审
收集合同并报总经理审批
提交审批材料
跟踪合同审批进度
办理审批手续
整理已签订的合同
建立审批制度
执行审批后的方案
负责审批系统的运维
维护审批权限
协助领导签发文件
在授权审批范围内开展工作
向客户解释定价
监控竞争对手定价
调研市场定价策略
撰写定价分析报告
根据批准的计划组织生产
按批准的预算执行
起草需签署的文件
Prepare contracts for signature
Prepare invoices for approval
Submit invoices to the CFO who approves them
Ensure that signs are posted
Monitor vital signs
Watch for signs of wear
Sign for deliveries
Report pricing errors
Analyse competitors' pricing
Implement approved plans
Obtain approval of the budget
Keep the list of those who approve payments
Ask the manager to approve leave
汇报审批情况
报总经理审批
""".splitlines()


@pytest.mark.parametrize("words", VAGUE_DUTIES)
def test_vague(words: str) -> None:
    assert vague_words(words)


@pytest.mark.parametrize("words", [*CLEAR_DUTIES, *DUTIES_OF_POWER, *DUTIES_OF_NO_POWER])
def test_not_vague(words: str) -> None:
    assert not vague_words(words)


@pytest.mark.parametrize("words", DUTIES_OF_POWER)
def test_of_power(words: str) -> None:
    assert power(Text(words))


@pytest.mark.parametrize("words", DUTIES_OF_NO_POWER)
def test_of_no_power(words: str) -> None:
    assert not power(Text(words))
