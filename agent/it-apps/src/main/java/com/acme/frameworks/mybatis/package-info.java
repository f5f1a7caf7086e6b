/** A lawful program with MyBatis with sessions bound to threads. */
package com.acme.frameworks.mybatis;
