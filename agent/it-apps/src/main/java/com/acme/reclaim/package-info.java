/** An application that leaks sessions in every way, on pools of one connection each. */
package com.acme.reclaim;
