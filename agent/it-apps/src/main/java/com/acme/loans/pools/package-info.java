/** Pools that are less common than HikariCP. */
package com.acme.loans.pools;
