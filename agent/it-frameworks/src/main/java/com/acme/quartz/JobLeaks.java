// finds: abandoned error at opened
// finds: second-session warning at LocalDataSourceJobStore$2.getConnection with opened
// because: Quartz uses the thread of the job that has left its session open
// opens: opened through Spring
// opens: create through Quartz, Spring
// opens: start through Quartz, Spring
// opens: schedule through Spring, Quartz
// opens: library LocalDataSourceJobStore$2.getConnection
package com.acme.quartz;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** A job that leaves a stream open. */
public final class JobLeaks implements Program {
    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static volatile JdbcTemplate template;

    @Override
    public void run(Host host) throws Exception {
        template = new JdbcTemplate(host.dataSource());
        Scheduler scheduler = JobsInDatabase.of(host);
        scheduler.scheduleJob( // line: schedule
                JobBuilder.newJob(Reads.class).withIdentity("reads").build(),
                TriggerBuilder.newTrigger().startNow().build());
        DONE.await();
    }

    /** Reads the owners. */
    public static class Reads implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            RowMapper<String> owner = (row, number) -> row.getString(1);
            Stream<String> owners = template.queryForStream("SELECT owner FROM account", owner); // line: opened
            owners.forEach(each -> {});
            DONE.countDown();
        }
    }
}
