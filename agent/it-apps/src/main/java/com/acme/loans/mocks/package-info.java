/** Tests of an application with mocks of JDBC's interfaces. */
package com.acme.loans.mocks;
