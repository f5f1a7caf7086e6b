/** An unknown connection pool. */
package com.acme.pool;
