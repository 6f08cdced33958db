# --- vendor bills, refunds, payments, invoices

bill_numbers = iter(range(1, 10**6))


def bill(orders):
    """What the orders have to be billed, as Odoo's "Create bill" does it, but one bill for each order, all at once."""
    values = []
    for order in orders:
        lines = order.order_line.filtered(lambda line: line.display_type or line.qty_to_invoice)
        values.append(order._prepare_invoice() | {
            'invoice_date': order.date_order + timedelta(days=10), 'ref': f'BILL-{next(bill_numbers):05}',
            'invoice_line_ids': [Command.create(line._prepare_account_move_line()) for line in lines],
        })
    bills = orders.env['account.move'].with_context(default_move_type='in_invoice').create(values)
    bills.filtered(lambda bill: bill.amount_total < 0).action_switch_move_type()
    return bills


def pay(moves, amount=None):
    context = {'active_model': 'account.move', 'active_ids': moves.ids, 'allowed_company_ids': moves.company_id.ids}
    how = {'amount': amount} if amount else {'group_payment': False}
    moves.env['account.payment.register'].with_context(**context).create(
        {'payment_date': max(moves.mapped('invoice_date')), **how}
    ).action_create_payments()


def credit(moves):
    moves.env['account.move.reversal'].with_context(active_model='account.move', active_ids=moves.ids).create({
        'journal_id': moves.journal_id.id, 'reason': 'Wrong price', 'date': max(moves.mapped('invoice_date')),
    }).reverse_moves()
    # The first stays a draft.
    moves.reversal_move_ids[1:].action_post()


for by_fate in (first_orders, second_orders):
    received = by_fate['received'] | by_fate['partial']
    by_supplier = received.grouped(lambda order: (order.partner_id, order.currency_id)).values()
    together = received.browse().union(*[orders for orders in by_supplier if len(orders) > 1][:4])
    bills = bill(received - together)
    # One bill for all orders of a supplier, as Odoo does it by itself.
    together.action_create_invoice()
    together.invoice_ids.write({'invoice_date': '2026-11-01'})
    drafts = bills[::12]
    drafts[:2].button_cancel()
    posted = (bills - drafts) | together.invoice_ids
    posted.action_post()
    pay(posted[::4])
    for each in posted[1::24]:
        pay(each, each.currency_id.round(each.amount_total / 3))
    credit(posted[2::40])

# Billed, then one piece sent back: half of them have their refund.
sent_back = first_orders['returned']
bill(sent_back).action_post()
send_back(sent_back)
bill(sent_back[::2]).filtered('invoice_line_ids').action_post()

# Received after all, and billed a second time.
late = first_orders['partial'][:10]
receive(arrivals(late))
bill(late.filtered(lambda order: order.invoice_status == 'to invoice'))[:6].action_post()

for company in (first, second):
    tax = Command.set(tax_of(company, 'sale').ids)
    invoices = of(company, 'account.move').create([
        {
            'move_type': 'out_invoice', 'partner_id': payers[number % 6].id,
            'invoice_date': START + timedelta(days=20 * number),
            'invoice_line_ids': [
                Command.create({'name': 'Care supplied', 'quantity': 1, 'price_unit': 120.5 + number, 'tax_ids': [tax]})
            ],
        }
        for number in range(14)
    ])
    invoices[2:].action_post()
    pay(invoices[4:8])
    credit(invoices[8:10])

# Gone from the lists, alive in the history.
(suppliers[3] | suppliers[8] | suppliers[21]).active = False
items[16].active = items[41].active = False
env.cr.commit()
