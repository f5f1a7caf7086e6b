/** Pools over pools, and libraries with a pool of their own over DriverManager. */
package com.acme.loans.layers;
