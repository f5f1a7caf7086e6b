/** Data sources, pools and connections that an application wrote itself. */
package com.acme.loans.handmade;
