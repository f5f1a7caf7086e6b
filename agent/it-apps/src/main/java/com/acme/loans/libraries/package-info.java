/** Libraries that open a session while the application has one. */
package com.acme.loans.libraries;
