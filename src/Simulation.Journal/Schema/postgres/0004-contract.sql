-- Which servers may use this database (docs/adr/0004-rolling-upgrades.md): one row, 0 until the first server has started.
create table journal_contract (
    number int not null
);

insert into journal_contract values (0);

-- A silo registers only in the cluster of that number, so that of two servers which start together one gives way.
update OrleansQuery set QueryText = replace(
    QueryText,
    'where id = @DeploymentId and version = @Version and not exists (',
    'where id = @DeploymentId and version = @Version'
    || ' and exists (select from journal_contract where number = 0 or @DeploymentId like ''%-'' || number) and not exists (')
where QueryKey = 'InsertMembershipKey';
