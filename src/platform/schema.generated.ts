// Written by scripts/generate-types.ts from the migrated database. Change a migration, then run it again.
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#kernel/day'

export type Schema = {
  'behaviour.bill': {
    item_id: bigint
    customer_id: bigint
    received_on: Day | null
    bounced: Generated<boolean>
  }
  'behaviour.prior': {
    from_on: Day
    after_term: string
    between_payers: string
    within_payer: string
    shape: string
    scale: string
    half_life_days: number
    horizon_days: number
    source: string
  }
  'behaviour.refusal': {
    case_id: bigint
    item_id: bigint
    gross: bigint
    closed: Generated<boolean>
    ours: Generated<boolean>
  }
  'behaviour.sample': {
    item_id: bigint
    customer_id: bigint
    entity_id: bigint
    received_on: Day | null
    paid_on: Day
    term_days: number
    left_out: string | null
  }
  'billing.billable': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    order_id: bigint
    order_line_id: bigint
    delivery_line_id: bigint | null
    product_id: bigint | null
    position: number
    description: string
    detail: string | null
    quantity: string
    unit: string
    unit_price: string
    currency: string
    net: bigint
    gross: bigint
    revenue: Generated<string>
    tax_code_id: bigint
    price_kind: string
    price_id: bigint | null
    deal_on: Day | null
    supplied_on: Day
    delivery_note: string | null
    po_number: string | null
    our_order: string | null
    terms: string
    bill_to: readonly string[]
    salesperson_id: bigint | null
    price_origin_id: bigint
    quantity_origin_id: bigint
    origin_id: bigint
    held_back_reason: string | null
    held_back_origin_id: bigint | null
    document_line_id: bigint | null
  }
  'billing.dispatch': {
    id: Generated<bigint>
    document_id: bigint
    channel: string
    to_address: string | null
    mail_id: bigint | null
    state: string
    why: string | null
    asked_at: Date
    settled_at: Date | null
    origin_id: bigint
  }
  'billing.document': {
    id: Generated<bigint>
    kind: string
    status: string
    entity_id: bigint
    customer_id: bigint
    series_id: bigint | null
    number: string | null
    issued_on: Day | null
    tax_point_on: Day | null
    due_on: Day | null
    effective_due_on: Day | null
    received_on: Day | null
    terms: string
    currency: string
    net: bigint
    tax: bigint
    gross: bigint
    entity_rate: Generated<string>
    rounding: Generated<string>
    discount_percent: string | null
    discount_until: Day | null
    discount_effective_until: Day | null
    discount_amount: bigint | null
    po_number: string | null
    our_order: string | null
    bill_to: readonly string[]
    language: string
    original_id: bigint | null
    reason: string | null
    order_id: bigint | null
    salesperson_id: bigint | null
    run_id: bigint | null
    version: Generated<number>
    origin_id: bigint
    originally_due_on: Day | null
    replaces_id: bigint | null
  }
  'billing.document_line': {
    id: Generated<bigint>
    document_id: bigint
    position: number
    product_id: bigint | null
    order_line_id: bigint | null
    delivery_line_id: bigint | null
    original_line_id: bigint | null
    description: string
    detail: string | null
    quantity: string
    unit: string
    unit_price: string
    net: bigint
    revenue: Generated<string>
    tax_code_id: bigint
    tax_rate_id: bigint | null
    tax_percent: string
    price_kind: string
    price_id: bigint | null
    supplied_on: Day | null
    delivery_note: string | null
    origin_id: bigint
    price_origin_id: bigint | null
    quantity_origin_id: bigint | null
  }
  'billing.document_tax': {
    document_id: bigint
    tax_code_id: bigint
    percent: string
    net: bigint
    tax: bigint
  }
  'billing.paper': {
    document_id: bigint
    file_id: bigint
    name: string
    origin_id: bigint
  }
  'billing.run': {
    id: Generated<bigint>
    key: string | null
    entity_id: bigint | null
    until_on: Day
    state: string
    asked_at: Date
    started_at: Date | null
    ended_at: Date | null
    bills: Generated<number>
    documents: Generated<number>
    lines: Generated<number>
    held_back: Generated<number>
    longest_hold_ms: Generated<number>
    error: string | null
    resumed: Generated<number>
    origin_id: bigint
  }
  'cash.deed': {
    id: Generated<bigint>
    receipt_id: bigint
    kind: string
    how: string
    customer_id: bigint | null
    identified: Generated<boolean>
    allocation_ids: Generated<readonly bigint[]>
    proposal_id: bigint | null
    learned: Generated<unknown>
    amount: bigint
    at: Date
    staff_id: bigint | null
    undone_at: Date | null
    undone_by: bigint | null
    origin_id: bigint
  }
  'cash.proposal': {
    id: Generated<bigint>
    receipt_id: bigint
    rank: number
    customer_id: bigint
    probability: string
    method: string
    items: unknown
    credits: unknown
    rest: bigint
    reasons: unknown
    state: string
    decision_id: bigint | null
    made_at: Date
  }
  'cash.receipt': {
    id: Generated<bigint>
    statement_id: bigint
    bank_account_id: bigint
    entity_id: bigint
    line_key: string
    part_of_id: bigint | null
    booked_on: Day
    value_on: Day
    posted_on: Day
    amount: bigint
    entity_amount: bigint
    currency: string
    bank_reference: string | null
    end_to_end_id: string | null
    structured_reference: string | null
    payer_name: string | null
    payer_account: string | null
    remittance: string | null
    bank_code: string | null
    return_reason: string | null
    returns_id: bigint | null
    state: string
    customer_id: bigint | null
    item_id: bigint | null
    left_unapplied_reason: string | null
    why_it_waits: unknown | null
    version: Generated<number>
    origin_id: bigint
  }
  'cash.statement': {
    id: Generated<bigint>
    bank_account_id: bigint
    kind: string
    statement_number: string | null
    format: string
    file_id: bigint | null
    file_name: string
    file_sha256: string
    currency: string
    opening_on: Day | null
    opening: bigint | null
    closing_on: Day | null
    closing: bigint | null
    balanced: boolean | null
    from_on: Day
    through_on: Day
    lines: number
    new_lines: number
    booked: bigint
    imported_at: Date
    origin_id: bigint
  }
  'catalog.price': {
    id: Generated<bigint>
    product_id: bigint
    customer_id: bigint | null
    currency: string
    amount: string
    from_on: Day
    to_on: Day | null
    agreement: string | null
    list_name: string | null
    origin_id: bigint | null
  }
  'catalog.product': {
    id: Generated<bigint>
    sku: string
    name: string
    folded_name: string
    detail: string | null
    kind: Generated<string>
    unit: Generated<string>
    pack_size: string | null
    cost: string | null
    cost_currency: string | null
    tax_code_id: bigint
    active: Generated<boolean>
    version: Generated<number>
    origin_id: bigint | null
  }
  'catalog.tax_code': {
    id: Generated<bigint>
    code: string
    name: string
    country: string | null
    category: Generated<string>
    discount_moves_tax: Generated<boolean>
    active: Generated<boolean>
    origin_id: bigint | null
  }
  'catalog.tax_rate': {
    id: Generated<bigint>
    tax_code_id: bigint
    percent: string
    from_on: Day
    source: string | null
    origin_id: bigint | null
  }
  'collections.call': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    contact_id: bigint | null
    outcome: string
    note: string | null
    named_on: Day | null
    named: string | null
    next_on: Day
    taken_by: bigint | null
    taken_at: Date
    taken_on: Day
    touch_id: bigint
    promise_id: bigint | null
    case_ids: Generated<readonly bigint[]>
    undone_at: Date | null
    origin_id: bigint
    version: Generated<number>
  }
  'collections.policy': {
    id: Generated<bigint>
    entity_id: bigint | null
    from_on: Day
    firm_after: number
    final_after: number
    minimum: string
    per_person: number
    per_account: number
    sends_from: string
    sends_until: string
    source: string
    origin_id: bigint | null
  }
  'collections.promise': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    contact_id: bigint | null
    currency: string
    amount: bigint
    promised_on: Day
    until_on: Day
    how: string
    note: string | null
    taken_by: bigint | null
    taken_at: Date
    taken_on: Day
    state: string
    kept_amount: Generated<bigint>
    judged_on: Day | null
    decision_id: bigint | null
    ended_because: string | null
    replaced_by_id: bigint | null
    version: Generated<number>
    origin_id: bigint
  }
  'collections.promise_item': {
    promise_id: bigint
    item_id: bigint
    amount: bigint
  }
  'collections.reminder': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    contact_id: bigint | null
    to_address: string
    folded_address: string
    level: number
    for_on: Day
    mail_id: bigint | null
    state: string
    cancelled_because: string | null
    queued_at: Date
    sent_at: Date | null
    decision_id: bigint
    policy_id: bigint
    origin_id: bigint
    version: Generated<number>
  }
  'collections.reminder_item': {
    reminder_id: bigint
    item_id: bigint
    role: string
    level: number
    currency: string
    asked: bigint
    noted: bigint
  }
  'collections.reminder_run': {
    id: Generated<bigint>
    entity_id: bigint
    for_on: Day
    began_at: Date
    ended_at: Date | null
    customers: Generated<number>
    letters: Generated<number>
    waiting_for_bank: Generated<number>
    origin_id: bigint
  }
  'collections.rest': {
    entity_id: bigint
    customer_id: bigint
    until_on: Day
    because: string
    call_id: bigint | null
    set_by: bigint | null
    set_at: Date
  }
  'collections.standing': {
    entity_id: bigint
    customer_id: bigint
    on_day: Day
    verdict: string
    reason: string
    details: unknown
    next_on: Day | null
    decision_id: bigint
    decided_at: Date
  }
  'company.bank_account': {
    id: Generated<bigint>
    entity_id: bigint
    name: string
    iban: string | null
    account_number: string | null
    bic: string | null
    currency: string
    receives: Generated<boolean>
    proposed_by: bigint | null
    confirmed_by: bigint | null
    confirmed_at: Date | null
    active: Generated<boolean>
    version: Generated<number>
    origin_id: bigint | null
  }
  'company.company': {
    id: number
    name: string
    reporting_currency: string
    set_up_at: Date
    version: Generated<number>
  }
  'company.counter': {
    series_id: bigint
    year: number
    next: bigint
    first: Generated<bigint>
  }
  'company.exchange_rate': {
    currency: string
    base: string
    day: Day
    rate: string
    source: string
    origin_id: bigint | null
  }
  'company.extra_holiday': {
    entity_id: bigint
    day: Day
    name: string
  }
  'company.invitation': {
    id: Generated<bigint>
    staff_id: bigint
    hash: Uint8Array
    created_at: Date
    expires_at: Date
    used_at: Date | null
    origin_id: bigint | null
  }
  'company.legal_entity': {
    id: Generated<bigint>
    code: string
    name: string
    country: string
    subdivision: string | null
    currency: string
    zone: string
    language: Generated<string>
    address_lines: Generated<readonly string[]>
    phone: string | null
    email: string | null
    vat_number: string | null
    tax_number: string | null
    registration: string | null
    director: string | null
    creditor_id: string | null
    work_from: Generated<string>
    work_to: Generated<string>
    version: Generated<number>
    origin_id: bigint | null
  }
  'company.series': {
    id: Generated<bigint>
    entity_id: bigint
    kind: string
    name: Generated<string>
    pattern: string
    gapless: Generated<boolean>
    version: Generated<number>
  }
  'company.staff': {
    id: Generated<bigint>
    user_id: string | null
    name: string
    folded_name: string
    initials: string
    email: string | null
    phone: string | null
    roles: Generated<readonly string[]>
    language: Generated<string>
    active: Generated<boolean>
    version: Generated<number>
    origin_id: bigint | null
  }
  'credit.broken_promise': {
    promise_id: bigint
    item_id: bigint
    customer_id: bigint
    amount: bigint
    broken_on: Day
  }
  'credit.credit_limit': {
    id: Generated<bigint>
    customer_id: bigint
    currency: string
    amount: bigint
    from_on: Day
    to_on: Day | null
    review_on: Day | null
    reason: string | null
    set_by: bigint | null
    origin_id: bigint
  }
  'credit.excuse': {
    item_id: bigint
    source: string
    amount: bigint
  }
  'credit.hold': {
    id: Generated<bigint>
    order_id: bigint
    customer_id: bigint
    reason: string
    facts: unknown
    since: Date
    decision_id: bigint | null
    released_at: Date | null
    released_by: bigint | null
    release_kind: string | null
    release_reason: string | null
    origin_id: bigint
  }
  'credit.policy': {
    version: number
    from_on: Day
    parameters: unknown
    origin_id: bigint | null
  }
  'credit.reservation': {
    order_id: bigint
    customer_id: bigint
    entity_id: bigint
    currency: string
    ordered: bigint
    delivered: Generated<bigint>
    expected_on: Day | null
    prepaid: Generated<boolean>
    counted: Generated<boolean>
    released_at: Date | null
    origin_id: bigint
  }
  'disputes.approval': {
    id: Generated<bigint>
    deed: string
    case_id: bigint | null
    document_id: bigint | null
    credit_note_id: bigint | null
    lines: unknown
    currency: string
    amount: bigint
    entity_amount: bigint
    entity_month: bigint
    needs: readonly string[]
    reason: string
    asked_by: bigint | null
    asked_at: Date
    state: string
    ended_at: Date | null
    end_reason: string | null
    version: Generated<number>
    origin_id: bigint
  }
  'disputes.approval_hand': {
    approval_id: bigint
    hand: string
    staff_id: bigint
    for_staff_id: bigint | null
    at: Date
    origin_id: bigint
  }
  'disputes.authority': {
    deed: string
    from_on: Day
    step: number
    up_to: string | null
    hands: readonly string[]
    source: string
  }
  'disputes.case_file': {
    case_id: bigint
    file_id: bigint
    added_at: Date
  }
  'disputes.case_line': {
    case_id: bigint
    document_line_id: bigint
    net: bigint
    tax: bigint
    quantity: string | null
    agreed_price: string | null
  }
  'disputes.cause': {
    code: string
    from_on: Day
    position: number
    route: string
    escalates_to: string
    clock_days: number
    charged_to: string
    usual_outcome: string
    source: string
  }
  'disputes.counter': {
    year: number
    next: bigint
  }
  'disputes.dispute_case': {
    id: Generated<bigint>
    number: string
    kind: string
    entity_id: bigint
    customer_id: bigint
    document_id: bigint | null
    item_id: bigint | null
    order_id: bigint | null
    contact_id: bigint | null
    cause: string | null
    wanted: string | null
    origin: string
    text: string
    currency: string
    net: bigint
    tax: bigint
    gross: bigint
    state: string
    owner_id: bigint | null
    owner_role: string
    level: Generated<number>
    opened_at: Date
    opened_on: Day
    opened_by: bigint | null
    acknowledged_at: Date | null
    clock_on: Day
    act_by: Day | null
    with_customer_since: Date | null
    days_left: number | null
    traced_field: string | null
    traced_staff_id: bigint | null
    traced_department: string | null
    traced_origin_id: bigint | null
    traced_rule: string | null
    trace_decision_id: bigint | null
    verdict: string | null
    outcome: string | null
    reply: string | null
    decided_by: bigint | null
    decided_at: Date | null
    closed_at: Date | null
    closed_on: Day | null
    credit_note_id: bigint | null
    rebill_id: bigint | null
    version: Generated<number>
    origin_id: bigint
  }
  'disputes.disputed_item': {
    item_id: ColumnType<bigint | null, never, never>
    customer_id: ColumnType<bigint | null, never, never>
    entity_id: ColumnType<bigint | null, never, never>
    currency: ColumnType<string | null, never, never>
    disputed: ColumnType<bigint | null, never, never>
    cases: ColumnType<number | null, never, never>
  }
  'disputes.happening': {
    id: Generated<bigint>
    case_id: bigint
    at: Date
    kind: string
    staff_id: bigint | null
    person_id: bigint | null
    role: string | null
    day: Day | null
    amount: bigint | null
    note: string | null
    mail_id: bigint | null
    origin_id: bigint
  }
  'disputes.promise': {
    id: Generated<bigint>
    case_id: bigint
    staff_id: bigint
    made_at: Date
    made_on: Day
    first_day: Day
    day: Day
    extended_by: bigint | null
    extended_at: Date | null
    state: string
    judged_at: Date | null
    origin_id: bigint
  }
  'disputes.rule_proposal': {
    id: Generated<bigint>
    entity_id: bigint
    cause: string
    rule_code: string
    parameters: unknown
    case_ids: readonly bigint[]
    proposed_at: Date
    state: string
    decided_by: bigint | null
    decided_at: Date | null
    reason: string | null
    rule_version: number | null
    version: Generated<number>
    origin_id: bigint
  }
  'disputes.substitute': {
    id: Generated<bigint>
    staff_id: bigint
    substitute_id: bigint
    from_on: Day
    to_on: Day
    made_at: Date
    ended_at: Date | null
    origin_id: bigint
  }
  'exchange.import_run': {
    id: Generated<bigint>
    preset: string
    preset_version: number
    file_names: readonly string[]
    file_sha256: readonly string[]
    started_at: Date
    ended_at: Date | null
    read: Generated<bigint>
    taken: Generated<bigint>
    known: Generated<bigint>
    rejected: Generated<bigint>
    reject_file: string | null
    reject_file_id: bigint | null
    undone_at: Date | null
    origin_id: bigint
  }
  'exchange.known_record': {
    preset: string
    kind: string
    key: string
    digest: Uint8Array
    target_id: bigint
    run_id: bigint | null
  }
  'incentives.accrual': {
    document_id: bigint
    accrued_at: Date
    expense: Generated<bigint>
    earned: Generated<bigint>
  }
  'incentives.bonus_event': {
    id: Generated<bigint>
    entity_id: bigint
    event_key: string
    kind: string
    customer_id: bigint
    collector_id: bigint | null
    document_id: bigint | null
    receipt_id: bigint | null
    case_id: bigint | null
    cash: Generated<bigint>
    days_after_due: number | null
    happened_on: Day
    recorded_on: Day
    of_quarter: Day
    quarter: Day
    recorded_at: Date
    origin_id: bigint
  }
  'incentives.entry': {
    id: Generated<bigint>
    entity_id: bigint
    staff_id: bigint
    scheme: Generated<string>
    document_id: bigint | null
    customer_id: bigint | null
    plan_id: bigint
    event_key: string
    kind: string
    cause: string
    reason: string | null
    share_weight: bigint
    share_of: bigint
    basis: bigint
    rate_percent: string
    amount: bigint
    currency: string
    receipt_id: bigint | null
    earned_on: Day
    recorded_on: Day
    quarter: Day
    recorded_at: Date
    origin_id: bigint
  }
  'incentives.hand_over': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    from_staff_id: bigint
    to_staff_id: bigint
    from_on: Day
    through_on: Day
    share_percent: string
    from_signed_at: Date | null
    to_signed_at: Date | null
    made_at: Date
    origin_id: bigint
  }
  'incentives.pay_run': {
    id: Generated<bigint>
    entity_id: bigint
    currency: string
    total: bigint
    statements: number
    paid_on: Day
    made_by: bigint
    made_at: Date
    entry_id: bigint | null
    origin_id: bigint
  }
  'incentives.plan': {
    id: Generated<bigint>
    entity_id: bigint
    name: string
    version: number
    kind: Generated<string>
    from_on: Day
    rates: unknown
    terms: unknown
    note: string | null
    made_at: Date
    origin_id: bigint
  }
  'incentives.plan_member': {
    plan_id: bigint
    staff_id: bigint
    accepted_at: Date | null
    agrees_deductions: Generated<boolean>
    origin_id: bigint
  }
  'incentives.settled_quarter': {
    entity_id: bigint
    quarter: Day
    frozen_at: Date
    origin_id: bigint
  }
  'incentives.split': {
    id: Generated<bigint>
    entity_id: bigint
    order_id: bigint | null
    document_id: bigint | null
    customer_id: bigint
    made_at: Date
    version: Generated<number>
    origin_id: bigint
  }
  'incentives.split_share': {
    split_id: bigint
    staff_id: bigint
    weight: bigint
    signed_at: Date | null
  }
  'incentives.statement': {
    id: Generated<bigint>
    entity_id: bigint
    staff_id: bigint
    quarter: Day
    currency: string
    opening: bigint
    earned: bigint
    taken_back: bigint
    adjusted: bigint
    payable: bigint
    carried: bigint
    entries: number
    content: string
    hash: string
    frozen_at: Date
    state: Generated<string>
    proposed_by: bigint | null
    proposed_at: Date | null
    approved_by: bigint | null
    approved_at: Date | null
    returned_reason: string | null
    pay_run_id: bigint | null
    version: Generated<number>
    origin_id: bigint
  }
  'insight.league': {
    entity_id: bigint
    quarter: Day
    frozen_at: Date
    origin_id: bigint
  }
  'insight.league_document': {
    entity_id: bigint
    quarter: Day
    cell: string
    staff_id: bigint
    row_id: bigint
    kind: string
    subject_id: bigint
    number: string
    customer_id: bigint
    part: string
    day: Day
    amount: bigint | null
    counted: boolean
  }
  'insight.league_row': {
    entity_id: bigint
    quarter: Day
    staff_id: bigint
    cash: bigint
    leak: bigint
    invoices: number
    customers: number
    in_dispute: number
    own_cause: number
    provisional: number
    decided_ours: number
    in_debt: number
    cohort: number
    cohort_right: number
    queries: number
    queries_in_time: number
    quota: bigint | null
  }
  'insight.quota': {
    entity_id: bigint
    quarter: Day
    staff_id: bigint
    amount: bigint
    version: Generated<number>
    origin_id: bigint
  }
  'ledger.account': {
    number: number
    name: string
    kind: string
  }
  'ledger.allocation': {
    id: Generated<bigint>
    entity_id: bigint
    credit_item_id: bigint
    debit_item_id: bigint
    currency: string
    amount: bigint
    reverses_id: bigint | null
    how: string
    probability: string | null
    value_on: Day
    posted_on: Day
    recorded_at: Date
    entry_id: bigint | null
    decision_id: bigint | null
    origin_id: bigint
  }
  'ledger.allowance': {
    item_id: bigint
    kind: string
    receipt_id: bigint
    debit_item_id: bigint
    entry_id: bigint | null
  }
  'ledger.customer_sum': {
    customer_id: bigint
    entity_id: bigint
    currency: string
    receivable: Generated<bigint>
    credit_notes: Generated<bigint>
    unapplied: Generated<bigint>
    aged_on: Day | null
    not_due: Generated<bigint>
    d1_30: Generated<bigint>
    d31_60: Generated<bigint>
    d61_90: Generated<bigint>
    over_90: Generated<bigint>
  }
  'ledger.entry': {
    id: Generated<bigint>
    entity_id: bigint
    kind: string
    document_id: bigint | null
    receipt_id: bigint | null
    value_on: Day
    posted_on: Day
    recorded_at: Date
    origin_id: bigint
  }
  'ledger.item_movement': {
    id: Generated<bigint>
    item_id: bigint
    kind: string
    amount: bigint
    entity_amount: bigint
    allocation_id: bigint | null
    value_on: Day
    posted_on: Day
    recorded_at: Date
  }
  'ledger.open_item': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    kind: string
    side: number
    document_id: bigint | null
    receipt_id: bigint | null
    number: string
    reference: string | null
    issued_on: Day
    due_on: Day
    effective_due_on: Day
    currency: string
    total: bigint
    open: bigint
    entity_total: bigint
    entity_open: bigint
  }
  'ledger.period': {
    entity_id: bigint
    month: Day
    closed_at: Date | null
    closed_by: bigint | null
  }
  'ledger.posting': {
    entry_id: bigint
    position: number
    account: number
    customer_id: bigint | null
    item_id: bigint | null
    tax_code_id: bigint | null
    currency: string
    amount: bigint
    entity_amount: bigint
  }
  'messages.hold': {
    id: Generated<bigint>
    customer_id: bigint
    purposes: readonly string[]
    subject_kind: string | null
    subject_id: bigint | null
    reason: string
    cause_kind: string
    cause_id: bigint
    from_at: Date
    until_at: Date | null
    released_at: Date | null
    origin_id: bigint
  }
  'messages.mail': {
    id: Generated<bigint>
    customer_id: bigint | null
    contact_id: bigint | null
    purpose: string
    subject_kind: string
    subject_id: bigint
    dedupe_key: string
    to_address: string
    folded_address: string
    from_name: string | null
    from_address: string | null
    reply_to: string | null
    language: string
    subject: string
    body: string
    html: string | null
    attachments: Generated<unknown>
    state: string
    note: string | null
    tries: Generated<number>
    next_try_at: Date | null
    queued_at: Date
    sending_at: Date | null
    sent_at: Date | null
    message_id: string | null
    error: string | null
    decision_id: bigint | null
    again_of: bigint | null
    origin_id: bigint
    version: Generated<number>
  }
  'messages.suppression': {
    folded_address: string
    reason: string
    since: Date
    mail_id: bigint | null
    origin_id: bigint
  }
  'orders.delivery': {
    id: Generated<bigint>
    order_id: bigint
    number: string
    delivered_on: Day
    proof_kind: string | null
    proof_file_id: bigint | null
    signed_by: string | null
    remark: string | null
    confirmed_at: Date
    confirmed_by: bigint | null
    origin_id: bigint
  }
  'orders.delivery_line': {
    id: Generated<bigint>
    delivery_id: bigint
    order_line_id: bigint
    quantity: string
  }
  'orders.order_change': {
    id: Generated<bigint>
    order_id: bigint
    kind: string
    asked_by: string
    reason: string | null
    at: Date
    by: bigint | null
    status_before: string
    status_after: string
    net_before: bigint
    net_after: bigint
    gross_before: bigint
    gross_after: bigint
    items: unknown
    before: unknown
    version_after: number
    undoes: bigint | null
    origin_id: bigint
  }
  'orders.order_line': {
    id: Generated<bigint>
    order_id: bigint
    position: number
    product_id: bigint
    description: string
    detail: string | null
    quantity: string
    unit: string
    unit_price: string
    expected_price: string | null
    price_kind: string
    price_id: bigint | null
    net: bigint
    revenue: string
    tax_code_id: bigint
    delivered: Generated<string>
    origin_id: bigint
    price_origin_id: bigint | null
    quantity_origin_id: bigint | null
  }
  'orders.order_query': {
    id: Generated<bigint>
    order_id: bigint
    order_line_id: bigint | null
    rule_code: string
    rule_version: number
    field: string
    value: string | null
    expected: string | null
    facts: Generated<unknown>
    asks: Generated<boolean>
    asked_of: bigint | null
    asked_at: Date
    due_at: Date
    answered_at: Date | null
    answer_kind: string | null
    answer: string | null
    answered_by: bigint | null
    decision_id: bigint | null
    origin_id: bigint
    put_off_until: Day | null
    escalated_at: Date | null
  }
  'orders.query_step': {
    id: Generated<bigint>
    query_id: bigint
    kind: string
    at: Date
    by: bigint | null
    to_staff: bigint | null
    until_on: Day | null
    note: string | null
    origin_id: bigint
  }
  'orders.rule': {
    code: string
    version: number
    active: boolean
    parameters: unknown
    from_on: Day
    note: string | null
    origin_id: bigint | null
  }
  'orders.sales_order': {
    id: Generated<bigint>
    entity_id: bigint
    customer_id: bigint
    number: string | null
    status: string
    salesperson_id: bigint | null
    ordered_by_contact_id: bigint | null
    external_number: string | null
    deal_on: Day
    entered_at: Date
    placed_at: Date | null
    po_number: string | null
    bill_to: readonly string[]
    ship_to: readonly string[]
    bill_to_address_id: bigint | null
    ship_to_address_id: bigint | null
    wished_on: Day | null
    terms: string
    promised: string | null
    currency: string
    net: bigint
    tax: bigint
    gross: bigint
    note: string | null
    prepaid: Generated<boolean>
    cancelled_reason: string | null
    version: Generated<number>
    origin_id: bigint
    field_origins: Generated<unknown>
  }
  'parties.address': {
    id: Generated<bigint>
    customer_id: bigint
    kind: string
    lines: readonly string[]
    postal_code: string | null
    city: string | null
    country: string
    active: Generated<boolean>
    version: Generated<number>
    origin_id: bigint | null
  }
  'parties.contact': {
    id: Generated<bigint>
    customer_id: bigint
    name: string
    folded_name: string
    function: string
    email: string | null
    phone: string | null
    language: string | null
    active: Generated<boolean>
    version: Generated<number>
    origin_id: bigint | null
  }
  'parties.contact_rule': {
    id: Generated<bigint>
    customer_id: bigint
    talks: string
    vip: boolean
    reason: string
    until: Day
    named_by: bigint | null
    named_at: Date
    ended_at: Date | null
    ended_by: bigint | null
    origin_id: bigint | null
  }
  'parties.customer': {
    id: Generated<bigint>
    number: string
    name: string
    folded_name: string
    kind: Generated<string>
    parent_id: bigint | null
    merged_into_id: bigint | null
    country: string
    language: Generated<string>
    currency: string
    vat_number: string | null
    registration: string | null
    terms: Generated<string>
    owner_id: bigint | null
    collector_id: bigint | null
    po_rule: Generated<string>
    po_pattern: string | null
    invoice_channel: Generated<string>
    invoice_email: string | null
    active: Generated<boolean>
    since: Day | null
    version: Generated<number>
    origin_id: bigint | null
  }
  'parties.payer_alias': {
    id: Generated<bigint>
    customer_id: bigint
    kind: string
    value: string
    folded: string
    confirmed: Generated<number>
    origin_id: bigint | null
  }
  'parties.touch': {
    id: Generated<bigint>
    customer_id: bigint
    at: Date
    department: string
    kind: string
    staff_id: bigint | null
    contact_id: bigint | null
    text_key: string | null
    text_values: unknown | null
    note: string | null
    amount: bigint | null
    currency: string | null
    subject_kind: string | null
    subject_id: bigint | null
    origin_id: bigint | null
  }
  'parties.visible_customer': {
    id: ColumnType<bigint | null, never, never>
  }
  'platform.api_key': {
    id: Generated<bigint>
    name: string
    prefix: string
    hash: Uint8Array
    scopes: readonly string[]
    staff_id: bigint
    created_at: Date
    expires_at: Date | null
    last_used_at: Date | null
    revoked_at: Date | null
    origin_id: bigint | null
  }
  'platform.audit': {
    id: Generated<bigint>
    at: Date
    door: string
    who_kind: string
    staff_id: bigint | null
    name: string | null
    command: string
    subject_kind: string | null
    subject_id: bigint | null
    facts: unknown
    content_hash: Uint8Array
    era: Generated<number>
    xid: Generated<string>
  }
  'platform.audit_seal': {
    position: bigint
    audit_id: bigint
    audit_at: Date
    era: number
    xid: string
    chain: Uint8Array
  }
  'platform.clock': {
    id: number
    moment: Date
  }
  'platform.cursor': {
    reaction: string
    kind: string
    era: number
    xid: string
    event_id: bigint
    moved_at: Date
  }
  'platform.decision': {
    id: Generated<bigint>
    kind: string
    subject_kind: string
    subject_id: bigint
    customer_id: bigint | null
    at: Date
    policy_version: string
    facts: unknown
    verdict: string
    reasons: unknown
    origin_id: bigint | null
    overruled_by: bigint | null
    overruled_at: Date | null
    overruled_reason: string | null
  }
  'platform.era': {
    id: number
    number: number
    system_identifier: bigint
  }
  'platform.event': {
    id: Generated<bigint>
    kind: string
    at: Date
    payload: unknown
    era: Generated<number>
    xid: Generated<string>
    origin_id: bigint | null
  }
  'platform.file': {
    id: Generated<bigint>
    sha256: Uint8Array
    name: string
    media_type: string
    size: bigint
    stored_at: Date
    origin_id: bigint | null
  }
  'platform.idempotency': {
    who: string
    key: string
    endpoint: string
    body_hash: Uint8Array
    status: number | null
    answer: unknown | null
    at: Date
  }
  'platform.job_run': {
    job: string
    subject: Generated<string>
    on_day: Day
    state: string
    tries: Generated<number>
    done: bigint | null
    total: bigint | null
    error: string | null
    asked_at: Date
    started_at: Date | null
    ended_at: Date | null
  }
  'platform.migration': {
    number: number
    name: string
    sha256: string
    applied_at: Date
  }
  'platform.origin': {
    id: Generated<bigint>
    at: Date
    door: string
    who_kind: string
    staff_id: bigint | null
    name: string | null
    file: string | null
    line: number | null
    rule: string | null
    rule_version: string | null
    quote: string | null
  }
  'platform.retention': {
    table_name: string
    class: string
  }
  'platform.sign_in_try': {
    subject: Uint8Array
    tries: number
    last_at: Date
  }
  'quotes.happening': {
    id: Generated<bigint>
    quote_id: bigint
    version_no: number
    kind: string
    at: Date
    staff_id: bigint | null
    link_id: bigint | null
    name: string | null
    words: string | null
    origin_id: bigint
  }
  'quotes.link': {
    id: Generated<bigint>
    quote_id: bigint
    version_no: number
    contact_id: bigint | null
    email: string
    hash: Uint8Array
    made_at: Date
    mail_id: bigint | null
    viewed_at: Date | null
    questions: Generated<number>
    origin_id: bigint
  }
  'quotes.policy': {
    version: number
    rep_percent: string
    manager_percent: string
    valid_days: number
    remind_days: number
    set_at: Date | null
    set_by: bigint | null
    origin_id: bigint | null
  }
  'quotes.quote': {
    id: Generated<bigint>
    number: string | null
    entity_id: bigint
    customer_id: bigint
    opportunity_id: bigint | null
    salesperson_id: bigint
    currency: string
    state: string
    latest_no: Generated<number>
    created_at: Date
    first_sent_at: Date | null
    viewed_at: Date | null
    settled_at: Date | null
    order_id: bigint | null
    version: Generated<number>
    origin_id: bigint
  }
  'quotes.quote_line': {
    id: Generated<bigint>
    version_id: bigint
    position: number
    kind: string
    product_id: bigint | null
    description: string
    detail: string | null
    quantity: string | null
    unit: string | null
    unit_price: string | null
    expected_price: string | null
    price_kind: string | null
    price_id: bigint | null
    discount_percent: Generated<string>
    net: bigint
    revenue: string | null
    tax_code_id: bigint | null
    tax_percent: string | null
    origin_id: bigint
  }
  'quotes.quote_version': {
    id: Generated<bigint>
    quote_id: bigint
    no: number
    state: string
    contact_id: bigint | null
    email: string | null
    terms: string
    delivery_terms: string | null
    valid_until: Day
    wished_on: Day | null
    intro: string | null
    closing: string | null
    promised: string | null
    net: bigint
    tax: bigint
    gross: bigint
    discount_percent: Generated<string>
    asked_at: Date | null
    asked_by: bigint | null
    asked_note: string | null
    approved_at: Date | null
    approved_by: bigint | null
    decision_id: bigint | null
    content_hash: string | null
    file_id: bigint | null
    sent_at: Date | null
    sent_by: bigint | null
    viewed_at: Date | null
    reminded_at: Date | null
    settled_at: Date | null
    accepted_name: string | null
    accepted_po: string | null
    declined_because: string | null
    declined_note: string | null
    origin_id: bigint
  }
  'quotes.standing': {
    id: ColumnType<bigint | null, never, never>
    number: ColumnType<string | null, never, never>
    entity_id: ColumnType<bigint | null, never, never>
    customer_id: ColumnType<bigint | null, never, never>
    opportunity_id: ColumnType<bigint | null, never, never>
    salesperson_id: ColumnType<bigint | null, never, never>
    currency: ColumnType<string | null, never, never>
    net: ColumnType<bigint | null, never, never>
    gross: ColumnType<bigint | null, never, never>
    state: ColumnType<string | null, never, never>
    version_no: ColumnType<number | null, never, never>
    valid_until: ColumnType<Day | null, never, never>
    created_at: ColumnType<Date | null, never, never>
    sent_at: ColumnType<Date | null, never, never>
    viewed_at: ColumnType<Date | null, never, never>
    settled_at: ColumnType<Date | null, never, never>
    order_id: ColumnType<bigint | null, never, never>
  }
  'reports.follow_up': {
    line_id: ColumnType<bigint | null, never, never>
    order_id: ColumnType<bigint | null, never, never>
    number: ColumnType<string | null, never, never>
    deal_on: ColumnType<Day | null, never, never>
    net: ColumnType<bigint | null, never, never>
    currency: ColumnType<string | null, never, never>
    entity_id: ColumnType<bigint | null, never, never>
    cash: ColumnType<bigint | null, never, never>
    paid_on: ColumnType<Day | null, never, never>
  }
  'reports.line': {
    id: Generated<bigint>
    month: Day
    entity_id: bigint
    customer_id: bigint
    collector_id: bigint | null
    class: string
    reasons: readonly string[]
    rule_version: string
    orders: number
    last_order_on: Day
    open_gap_days: number
    usual_gap_days: number
    gap_75_days: number
    gap_95_days: number
    chance_alive: string
    usual_order: bigint
    expected: bigint
    headroom: bigint
    late: bigint
    currency: string
    rhythm: unknown
    drafted_at: Date
    state: Generated<string>
    comment: string | null
    signed_by: bigint | null
    signed_at: Date | null
    decided_by: bigint | null
    decided_at: Date | null
    accepted_on: Day | null
    act_by: Day | null
    declined_because: string | null
    decision_note: string | null
    done_at: Date | null
    done_note: string | null
    version: Generated<number>
    origin_id: bigint
  }
  'sales.account_profile': {
    customer_id: bigint
    sector: string | null
    founded_year: number | null
    revenue_millions: string | null
    employees: number | null
    origin_id: bigint
  }
  'sales.lead': {
    id: Generated<bigint>
    company_name: string
    folded_name: string
    source: string
    customer_id: bigint | null
    country: string
    vat_number: string | null
    contact_name: string | null
    email: string | null
    phone: string | null
    note: string | null
    owner_id: bigint | null
    state: Generated<string>
    closed_because: string | null
    created_at: Date
    version: Generated<number>
    origin_id: bigint
  }
  'sales.opportunity': {
    id: Generated<bigint>
    external_id: string | null
    lead_id: bigint | null
    title: string | null
    customer_id: bigint | null
    product_id: bigint | null
    salesperson_id: bigint | null
    account_name: string | null
    stage: string
    engaged_on: Day | null
    expected_on: Day | null
    closed_on: Day | null
    close_value: bigint | null
    currency: string
    next_step: string | null
    next_step_on: Day | null
    lost_because: string | null
    lost_note: string | null
    version: Generated<number>
    origin_id: bigint
  }
  'sales.team_member': {
    staff_id: bigint
    manager_id: bigint | null
    region: string | null
    origin_id: bigint
  }
  'workplace.comment': {
    id: Generated<bigint>
    subject_kind: string
    subject_id: bigint
    customer_id: bigint | null
    text: string | null
    mentions: Generated<readonly bigint[]>
    author_id: bigint
    written_at: Date
    edited_at: Date | null
    deleted_at: Date | null
    version: Generated<number>
    origin_id: bigint | null
  }
  'workplace.default_view': {
    staff_id: bigint
    list: string
    view: string
  }
  'workplace.digest': {
    staff_id: bigint
    at: string
  }
  'workplace.help_request': {
    id: Generated<bigint>
    customer_id: bigint
    from_department: string
    asked_by: bigint
    to_department: string
    asked_of: bigint | null
    text: string
    answer_by: Day
    state: string
    reason: string | null
    answer: string | null
    asked_at: Date
    taken_by: bigint | null
    taken_at: Date | null
    ended_at: Date | null
    version: Generated<number>
    origin_id: bigint | null
  }
  'workplace.notice': {
    id: Generated<bigint>
    staff_id: bigint
    kind: string
    subject_kind: string
    subject_id: bigint
    customer_id: bigint | null
    said: Generated<unknown>
    occasion: string | null
    at: Date
    read_at: Date | null
    settled_at: Date | null
    mailed_at: Date | null
    by_mail: Generated<boolean>
  }
  'workplace.notice_way': {
    staff_id: bigint
    kind: string
    way: string
  }
  'workplace.saved_view': {
    id: Generated<bigint>
    list: string
    owner_id: bigint
    shared: Generated<boolean>
    title: string
    filters: Generated<unknown>
    sort: string | null
    columns: Generated<readonly string[]>
    deleted_at: Date | null
    version: Generated<number>
    origin_id: bigint | null
  }
}
