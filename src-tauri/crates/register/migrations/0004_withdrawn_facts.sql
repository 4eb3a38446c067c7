-- Facts can be withdrawn, and disclosures are linked to each other. Both lie in the records themselves; the number keeps a
-- program that does not know of them from taking a withdrawn fact for one that stands.
SELECT 1;
