-- 批复日: the day on which the finance bureau approved the budget or the final accounts. The book is due twenty days after it
-- (预算法 第十四条); a material without one has a due day that the bureau set.
ALTER TABLE materials ADD COLUMN approved_on TEXT;
