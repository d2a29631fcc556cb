<?php

use Flarum\Database\Migration;

return Migration::addColumns('users', [
    'nickname' => ['string', 'length' => 30, 'nullable' => true],
    'suspended_until' => ['dateTime', 'nullable' => true], // privacyrules: not_personal="a date of ours"
    'ip_address' => ['string'],
]);
