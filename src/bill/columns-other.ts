import { columnEntry } from './column-entry.ts';

/** A column of FOCUS 1.0 that nothing is read from, under its own name. */
function focus<K extends string>(key: K, name: string) {
  return columnEntry(key, 'text', name, name, [name]);
}

/**
 * The other columns of the layouts, known by name only: a header with them is not a surprise. No figure comes from
 * them, also where they hold amounts (抵扣量（含RI）, 抵扣后用量 …): their part in the sums is not documented.
 */
export const OTHER_COLUMNS = [
  // Upgraded bill
  columnEntry('customerName', 'text', '客户名称', 'Customer name', ['客户名称']),
  columnEntry('serviceEntity', 'text', '服务主体', 'Service entity'),
  columnEntry('configuration', 'json', '选型配置', 'Configuration', ['选型配置']),
  columnEntry('specification', 'text', '规格', 'Specification', [
    '规格',
    '实例规格',
    '资源实例规格',
    'InstanceSpec',
  ]),
  columnEntry('resourceName', 'text', '资源名称', 'Resource name', [
    '资源名称',
    '资产/资源实例名称',
    '实例昵称',
    'NickName',
    'ResourceName',
  ]),
  columnEntry('durationConsumed', 'quantity', '抵扣前时长', 'Duration before deduction', ['抵扣前时长']),
  columnEntry('durationDeducted', 'quantity', '抵扣时长', 'Deducted duration', ['抵扣时长']),
  columnEntry('duration', 'quantity', '时长', 'Duration', ['时长']),
  columnEntry('durationUnit', 'text', '时长单位', 'Duration unit', [
    '时长单位',
    'DurationUnit',
    'ServicePeriodUnit',
  ]),
  columnEntry('durationDetail', 'json', '时长详情', 'Duration details', ['时长详情']),
  columnEntry('tierRule', 'text', '用量阶梯累计规则', 'Tier rule', ['用量阶梯累计规则']),
  columnEntry('priceConversion', 'text', '目录价转换信息', 'Price conversion', ['目录价转换信息']),
  columnEntry('formula', 'text', '计费公式', 'Billing formula', ['计费公式']),
  columnEntry('formulaHelp', 'text', '计费辅助信息', 'Billing notes', ['计费辅助信息']),
  columnEntry('formulaSteps', 'json', '计费过程', 'Billing steps', ['计费过程']),
  columnEntry('billingRule', 'text', '计费规则说明', 'Billing rule', ['计费规则说明']),
  columnEntry('afterSavingsPlan', 'money', '订阅抵扣后金额', 'Amount after savings plan', ['订阅抵扣后金额']),
  columnEntry('savingsPlanSpent', 'money', '订阅抵扣金额', 'Savings plan spent', ['订阅抵扣金额']),
  columnEntry('savingsPlanDetail', 'json', '订阅抵扣详情', 'Savings plan details', ['订阅抵扣详情']),
  columnEntry('couponDetail', 'json', '优惠券抵扣详情', 'Coupon details', ['优惠券抵扣详情']),
  // Flat and legacy bills, wider variants of them, and the API
  columnEntry('resourceGroup', 'text', '资源组', 'Resource group'),
  columnEntry('instanceConfig', 'text', '实例配置', 'Instance config', [
    '实例配置',
    '资源实例配置',
    'InstanceConfig',
  ]),
  columnEntry('publicIp', 'text', '公网IP', 'Public IP', ['公网IP', 'InternetIP']),
  columnEntry('privateIp', 'text', '私网IP', 'Private IP', ['私网IP', 'IntranetIP']),
  columnEntry('priceType', 'text', '目录价定价类型', 'List price type', ['目录价定价类型']),
  columnEntry('costUnit', 'text', '财务单元', 'Cost unit', ['财务单元', 'CostUnit', 'CostCenter']),
  columnEntry('productDetailCode', 'id', '产品明细Code', 'Product detail code', [
    '产品明细Code',
    'ProductType',
  ]),
  columnEntry('subscriptionType', 'text', '消费类型', 'Subscription type'),
  columnEntry('servicePeriod', 'text', '服务时长', 'Service period', [
    '服务时长',
    'ServicePeriod',
    'ServiceDuration',
  ]),
  columnEntry('relatedOrderId', 'id', '关联订单号/账单号', 'Related order ID', [
    '关联订单号/账单号',
    'RelatedRecordID',
  ]),
  columnEntry('billingMethod', 'text', '计费方式', 'Billing type'),
  columnEntry('deductedWithReserved', 'quantity', '抵扣量（含RI）', 'Deducted with reserved', [
    '抵扣量（含RI）',
  ]),
  columnEntry('usageAfterDeduction', 'quantity', '抵扣后用量', 'Usage after deduction', ['抵扣后用量']),
  columnEntry('generalUsage', 'quantity', '广义用量', 'General usage', ['广义用量']),
  columnEntry('usageDuration', 'quantity', '使用时长', 'Usage duration', ['使用时长']),
  columnEntry('billingPeriod', 'text', '计费周期', 'Billing period', ['计费周期']),
  columnEntry('billingNumber', 'id', '计费编号', 'Billing number', ['计费编号']),
  columnEntry('priceFactor', 'text', '单价因子', 'Unit price factor', ['单价因子']),
  columnEntry('billingFactor', 'text', '计费因子', 'Billing factor', ['计费因子']),
  columnEntry('packageId', 'id', '抵扣资源包ID', 'Resource plan ID', ['抵扣资源包ID']),
  columnEntry('packageName', 'text', '抵扣资源包名称', 'Resource plan name', ['抵扣资源包名称']),
  columnEntry('savingsPlanId', 'id', '节省计划实例ID', 'Savings plan ID', ['节省计划实例ID']),
  columnEntry('discountId', 'id', '优惠ID', 'Discount ID', ['优惠ID']),
  columnEntry('discountName', 'text', '优惠名称', 'Discount name', ['优惠名称']),
  columnEntry('discountType', 'text', '优惠类型', 'Discount type', ['优惠类型']),
  columnEntry('discountText', 'text', '优惠内容', 'Discount terms', ['优惠内容']),
  columnEntry('productDiscount', 'text', '单品优惠', 'Product discount', ['单品优惠']),
  columnEntry('combinedDiscount', 'text', '组合优惠', 'Combined discount', ['组合优惠']),
  columnEntry('contractNumber', 'id', '合同编号', 'Contract number', ['合同编号']),
  columnEntry('businessType', 'text', '业务类型', 'Business type', ['业务类型']),
  columnEntry('creditRefund', 'money', '信用额度退款抵扣', 'Credit refund', ['信用额度退款抵扣']),
  columnEntry('remark', 'text', '备注', 'Remark', ['备注']),
  columnEntry('adjustAmount', 'money', '调账金额', 'Adjusted amount', ['AdjustAmount']),
  // FOCUS 1.0 preview
  focus('billingPeriodEnd', 'BillingPeriodEnd'),
  focus('chargeClass', 'ChargeClass'),
  focus('chargeDescription', 'ChargeDescription'),
  focus('chargeFrequency', 'ChargeFrequency'),
  focus('commitmentDiscountCategory', 'CommitmentDiscountCategory'),
  focus('commitmentDiscountId', 'CommitmentDiscountId'),
  focus('commitmentDiscountName', 'CommitmentDiscountName'),
  focus('commitmentDiscountStatus', 'CommitmentDiscountStatus'),
  focus('commitmentDiscountType', 'CommitmentDiscountType'),
  focus('contractedCost', 'ContractedCost'),
  focus('contractedUnitPrice', 'ContractedUnitPrice'),
  focus('effectiveCost', 'EffectiveCost'),
  focus('invoiceIssuer', 'InvoiceIssuerName'),
  focus('pricingCategory', 'PricingCategory'),
  focus('providerName', 'ProviderName'),
  focus('publisherName', 'PublisherName'),
  focus('resourceType', 'ResourceType'),
  focus('serviceCategory', 'ServiceCategory'),
  focus('skuId', 'SkuId'),
  focus('skuPriceId', 'SkuPriceId'),
] as const;
