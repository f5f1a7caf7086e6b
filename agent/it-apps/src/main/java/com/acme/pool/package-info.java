/** A connection pool that nobody has heard of. */
package com.acme.pool;
