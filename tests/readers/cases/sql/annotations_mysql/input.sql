CREATE TABLE `a` (
  `b` text COMMENT 'privacyrules: data=email by=dana', # privacyrules: purpose=billing
  `c` text COMMENT "The c. privacyrules: data=phone",
  `d` text
) COMMENT='privacyrules: subject=user';
