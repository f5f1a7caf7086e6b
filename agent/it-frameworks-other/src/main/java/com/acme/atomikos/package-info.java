/** Atomikos' transaction manager and its pool. */
package com.acme.atomikos;
