/** Programs with MyBatis, alone and with Spring. */
package com.acme.mybatis;
