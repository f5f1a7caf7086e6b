/** Flowable's process engine over HikariCP. */
package com.acme.flowable;
