## Final accounts

fin-opening = The opening balance is { $printed }; last year closed with { $other }
fin-budget = The accounts give a budget of { $printed }; the published budget has { $other }

fin-over-budget = { $items } items of 三公 came out above their budget (such as { $printed } of { $planned }), and the text gives no reason
fin-counts-missing = { $cost } was spent, but the text does not give { $counts }
fin-counts-zero = { $cost } was spent, yet { $counts } are zero
fin-counts-no-money = { $cost } was spent, yet { $counts } are not zero
fin-no-reason = { $items } items came out above or below their budget without a reason
fin-medium-over = Contracts to small and medium firms { $printed }, more than all procurement, { $other }
fin-micro-over = Contracts to small and micro firms { $printed }, more than those to small and medium firms, { $other }
fin-vehicles-held = { $held } vehicles held at fiscal expense, more than the { $total } there are
fin-grades = { $total } projects were evaluated, { $sum } by grade
fin-part-of-whole = { $part } from the general budget is more than { $all } in all
