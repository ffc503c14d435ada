-- A bank may take a part of a deposit back; the balance is then so much larger.
ALTER TABLE orders
  DROP CONSTRAINT orders_reserved,
  ADD CONSTRAINT orders_reserved CHECK (state <> 'reserved' OR (deposit_fen IS NOT NULL AND paid_fen - refunded_fen BETWEEN 1 AND deposit_fen));

-- Orders that were paid before there were parcels have had one each: theirs was sent with the order, or waits with it.
WITH line AS (
  SELECT l.id, l.order_id, f.producer_id, l.releases_on, f.lead_days
  FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
  WHERE o.state IN ('paid', 'shipped', 'completed') AND l.parcel_id IS NULL
),
parcel_of AS MATERIALIZED (
  SELECT uuidv7() AS id, order_id, producer_id, releases_on, max(lead_days) AS lead_days FROM line GROUP BY 2, 3, 4
),
made AS (
  INSERT INTO parcel (id, order_id, producer_id, state, releases_on, ship_by, tracking_no, created_at, packed_at, shipped_at, delivered_at)
  SELECT k.id, k.order_id, k.producer_id,
         (CASE o.state WHEN 'paid' THEN 'waiting' WHEN 'shipped' THEN 'shipped' ELSE 'delivered' END)::parcel_state, k.releases_on,
         greatest((o.paid_at AT TIME ZONE 'Asia/Shanghai')::date, k.releases_on) + k.lead_days,
         CASE WHEN o.state <> 'paid' THEN coalesce(o.tracking_no, '-') END, o.paid_at,
         CASE WHEN o.state <> 'paid' THEN coalesce(o.shipped_at, o.paid_at) END,
         CASE WHEN o.state <> 'paid' THEN coalesce(o.shipped_at, o.paid_at) END,
         CASE WHEN o.state = 'completed' THEN o.completed_at END
  FROM parcel_of k JOIN orders o ON o.id = k.order_id
)
UPDATE order_line l SET parcel_id = k.id FROM line, parcel_of k
WHERE l.id = line.id AND line.order_id = k.order_id AND line.producer_id = k.producer_id AND line.releases_on IS NOT DISTINCT FROM k.releases_on;
