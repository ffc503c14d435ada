/** SQL: order `o` is under discussion, so that nothing of it happens by itself: a claim is open, or a bank disputes it. */
export const isUnsettled = `(
  EXISTS (SELECT 1 FROM claim c WHERE c.order_id = o.id AND c.state IN ('open', 'agreed', 'sent_back'))
  OR EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open'))`
