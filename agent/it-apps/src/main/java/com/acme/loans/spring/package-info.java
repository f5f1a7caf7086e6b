/** Data sources of Spring and of libraries for Spring in front of pools. */
package com.acme.loans.spring;
