/** Programs with Spring Batch. */
package com.acme.batch;
