-- People look for a document by the end of its number and for money by its amount.
create index document_by_number_end on billing.document (reverse(number) text_pattern_ops) where number is not null;
create index order_by_number_end on orders.sales_order (reverse(number) text_pattern_ops) where number is not null;
create index order_by_po on orders.sales_order (po_number) where po_number is not null;
create index open_item_by_amount on ledger.open_item (open, entity_id) where open > 0;
