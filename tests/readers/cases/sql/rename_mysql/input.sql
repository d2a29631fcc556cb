RENAME TABLE `a` TO `b`, shop.c TO archive.d;
ALTER TABLE `e` RENAME `f`;
ALTER TABLE `g` RENAME AS `h`;
