// finds: nothing
// opens: plain
// opens: repository through Hibernate, Spring Data
// opens: derived through Hibernate, Spring Data
// opens: query through Hibernate, Spring
// opens: Methods.persistent<persistent through Hibernate, Spring
// opens: template through Spring
// opens: callback through Spring
// opens: client through Spring
// opens: clientUpdate through Spring
// opens: jooq through jOOQ
// opens: jooqTransaction through jOOQ
// opens: mybatis through MyBatis
// opens: mapper through MyBatis
// opens: jdbi through JDBI
// opens: Methods.annotated<annotated through Hibernate, Spring
// opens: programmatic through Hibernate, Spring
package com.acme.sixteen;

import com.acme.datajpa.JpaApplication;
import com.acme.host.Host;
import com.acme.host.Program;

/** Calls each method once. */
public final class SixteenMethods implements Program {
    @Override
    public void run(Host host) throws Exception {
        Methods methods = JpaApplication.start(host, Methods.class).getBean(Methods.class);
        methods.plain();
        methods.repository();
        methods.derived();
        methods.query();
        methods.persistent(); // line: persistent
        methods.template();
        methods.callback();
        methods.client();
        methods.clientUpdate();
        methods.jooq();
        methods.jooqTransaction();
        methods.mybatis();
        methods.mapper();
        methods.jdbi();
        methods.annotated(); // line: annotated
        methods.programmatic();
    }
}
