/** A correct program with MyBatis and sessions bound to threads. */
package com.acme.frameworks.mybatis;
