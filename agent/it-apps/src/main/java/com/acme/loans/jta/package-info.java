/** Pools whose connections take part in global transactions. */
package com.acme.loans.jta;
