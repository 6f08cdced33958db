# --- invoices with every kind of line, and payments that no bill run made

supply = of(first, 'account.move').create({
    'move_type': 'out_invoice', 'partner_id': payers[0].id, 'invoice_date': START + timedelta(days=150),
    'invoice_line_ids': [
        Command.create({'display_type': 'line_section', 'name': 'Supplies'}),
        Command.create({'product_id': items[0].id, 'quantity': 2.5, 'price_unit': 13.335, 'discount': 12.5}),
        Command.create({'product_id': items[1].id, 'quantity': 40, 'price_unit': 0.0125}),
        Command.create({'display_type': 'line_subsection', 'name': 'Work'}),
        Command.create({'name': 'Delivery', 'quantity': 1, 'price_unit': 25}),
        Command.create({'display_type': 'line_note', 'name': 'Delivered to the ward'}),
    ],
})
supply.action_post()


def receive_money(amount, **values):
    payment = of(first, 'account.payment').create({
        'payment_type': 'inbound', 'partner_type': 'customer', 'partner_id': payers[0].id, 'amount': amount,
        'date': START + timedelta(days=160), **values,
    })
    # Without an account for what is on its way, Odoo would make no entry of it.
    payment.payment_method_line_id.payment_account_id = payment.payment_method_line_id.payment_account_id or \
        env.ref('base.main_company').account_journal_suspense_account_id or payment.journal_id.default_account_id
    return payment


# Set off by hand, so that only the reconciled lines know of it.
by_hand = receive_money(30)
by_hand.action_post()
(by_hand.move_id.line_ids | supply.line_ids).filtered(
    lambda line: line.account_type == 'asset_receivable'
).reconcile()
# On account: set off against nothing.
receive_money(17.5).action_post()
receive_money(9.99)
receive_money(8.88).action_cancel()

# Money that went back.
back = of(first, 'account.move').create({
    'move_type': 'out_refund', 'partner_id': payers[1].id, 'invoice_date': START + timedelta(days=155),
    'invoice_line_ids': [Command.create({'name': 'Paid twice', 'quantity': 1, 'price_unit': 44})],
})
back.action_post()
pay(back)
env.cr.commit()
