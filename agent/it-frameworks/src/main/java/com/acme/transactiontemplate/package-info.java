/** Programs with Spring's TransactionTemplate. */
package com.acme.transactiontemplate;
