"""A synthetic hospital group for the test Odoo: the files of this folder, one after another, as one `odoo shell` script.

Two companies in two currencies, four facilities, orders in every state with their receipts and bills, and on purpose
what real databases hold too: float noise, ties in dates, wrong barcodes, archived suppliers, markup in names.
It is the same every time; ../seed.test.ts says what the suites may rely on.
"""

import os
import random
from datetime import datetime, timedelta

from odoo import Command

random.seed(19)
ADMIN = env.ref('base.user_admin')
env = env(user=ADMIN, su=True, context={'lang': 'en_US', 'tz': 'UTC', 'tracking_disable': True, 'mail_create_nosubscribe': True})
# Nobody reads the chatter here, and writing it would take a good part of the seed's time.
env.registry['mail.thread'].message_post_with_source = lambda self, *args, **values: None
env.registry['mail.thread'].message_post = lambda self, **values: self.env['mail.message']

START, END = datetime(2026, 1, 5, 8, 0), datetime(2026, 10, 30, 8, 0)


def of(company, model):
    """A model as one company's users see it."""
    return env[model].with_company(company).with_context(allowed_company_ids=[company.id])


def tax_of(company, use):
    wanted = [('company_id', '=', company.id), ('type_tax_use', '=', use), ('amount', '=', 15)]
    return of(company, 'account.tax').search(wanted)


env['res.config.settings'].create({
    'group_uom': True, 'group_stock_multi_locations': True, 'group_stock_adv_location': True,
    'group_stock_production_lot': True, 'group_product_variant': True,
}).set_values()
USD, EUR, JPY = (env.ref(f'base.{code}') for code in ('USD', 'EUR', 'JPY'))
(EUR | JPY).active = True

first = env.ref('base.main_company')
first.write({
    'name': 'Northmere Health', 'company_registry': 'NM-1',
    'po_double_validation': 'two_step', 'po_double_validation_amount': 5000,
})
# A country that has no accounting module of its own: Odoo would install it on the spot.
second = env['res.company'].create({
    'name': 'Estmere Laboratories', 'country_id': env.ref('base.ad').id, 'currency_id': EUR.id, 'company_registry': 'EL-2',
})
env['account.chart.template'].try_loading('generic_coa', company=second)
second.currency_id = EUR
env['res.currency.rate'].create([
    {'currency_id': currency.id, 'company_id': company.id, 'name': '2026-01-01', 'rate': rate}
    for company, currency, rate in (
        (first, EUR, 0.91), (first, JPY, 148.37), (second, USD, 1.0989), (second, JPY, 163.04),
    )
])
ADMIN.company_ids = first | second
env = env(context=dict(env.context, allowed_company_ids=[first.id, second.id]))

# Two accounts that may read what Caregraph reads and nothing else (no internal users), and a buyer who may not approve.
readers = env['res.groups'].create({'name': 'Caregraph: read'})
env['ir.model.access'].create([
    {'name': f'caregraph {model}', 'model_id': env['ir.model']._get_id(model), 'group_id': readers.id, 'perm_read': True}
    for model in (
        'account.account account.analytic.account account.analytic.plan account.journal account.move account.move.line '
        'account.partial.reconcile account.payment account.payment.term decimal.precision product.category '
        'product.product product.supplierinfo product.template product.uom purchase.order purchase.order.line '
        'purchase.requisition purchase.requisition.line res.company res.country res.country.state res.currency '
        'res.partner res.users stock.location stock.lot stock.move stock.move.line stock.picking stock.picking.type stock.quant '
        'stock.reference stock.warehouse stock.warehouse.orderpoint uom.uom'
    ).split()
])
buyers = env.ref('purchase.group_purchase_user') | env.ref('stock.group_stock_user')
reader, company2, buyer = env['res.users'].with_context(no_reset_password=True).create([
    {'name': name, 'login': login, 'company_id': companies[0].id, 'company_ids': [Command.set(companies.ids)],
     'group_ids': [Command.set(groups.ids)]}
    for name, login, companies, groups in (
        ('Caregraph reader', 'caregraph-reader', first | second, readers),
        ('Caregraph reader, second company', 'caregraph-company2', second, readers),
        ('Buyer', 'buyer', first | second, buyers),
    )
])
for name, user in (('admin', ADMIN), ('reader', reader), ('company2', company2)):
    until = datetime.now() + timedelta(days=3650)
    key = env['res.users.apikeys'].with_user(user).sudo()._generate('rpc', 'caregraph', until)
    with open(os.path.join(os.environ['HOME'], 'keys', f'{name}-key'), 'w') as file:
        file.write(key + '\n')

hospital = env['stock.warehouse'].search([('company_id', '=', first.id)])
hospital.write({'name': 'Northmere General Hospital', 'code': 'NGH'})
clinic, centre = of(first, 'stock.warehouse').create([
    {'name': 'Riverside Clinic', 'code': 'RVC', 'company_id': first.id},
    # What is received here is put away by a second transfer.
    {'name': 'Distribution Centre', 'code': 'DIC', 'company_id': first.id, 'reception_steps': 'two_steps'},
])
laboratory = of(second, 'stock.warehouse').create({'name': 'Estmere Laboratory', 'code': 'ELB', 'company_id': second.id})
rooms = {
    warehouse: of(warehouse.company_id, 'stock.location').create([
        {'name': name, 'location_id': warehouse.lot_stock_id.id, 'usage': 'internal', 'company_id': warehouse.company_id.id,
         'barcode': f'{warehouse.code}-{number:02}'}
        for number, name in enumerate(names, 1)
    ])
    for warehouse, names in (
        (hospital, ('Pharmacy', 'Operating theatre', 'Ward 1', 'Quarantine')), (clinic, ('Consulting rooms',)),
        (centre, ('Cold store', 'High bay')), (laboratory, ('Reagents', 'Cold store')),
    )
}
