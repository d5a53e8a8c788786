using EGovPlatform.Criteria;
using Npgsql;
using NpgsqlTypes;
using Testcontainers.PostgreSql;

namespace EGovPlatform.Benchmarks;

/// <summary>The same totals from one statement in PostgreSQL: criteria and figures in tables, every unit in one pass.</summary>
public sealed class SqlStatement : IAsyncDisposable
{
    private const int HighestValue = 1_000;

    private readonly PostgreSqlContainer _server = new PostgreSqlBuilder().Build();
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _statement;

    public async Task Start(DistrictUnits units)
    {
        ArgumentNullException.ThrowIfNull(units);
        await _server.StartAsync();
        _connection = new NpgsqlConnection(_server.GetConnectionString());
        await _connection.OpenAsync();
        await Execute("""
            create table criteria (id int primary key, kind text not null, max numeric not null, lows numeric[] not null, worth numeric[] not null);
            create unlogged table figures (unit int not null, criterion int not null, item int not null, a numeric not null, b numeric not null);
            """);
        for (var c = 0; c < units.Set.Criteria.Count; c++) await Describe(c, units.Set.Criteria[c]);
        await Copy(units);
        await Execute("vacuum analyze figures; analyze criteria;");
        // A share × maximum; the worth of an item that holds; else the worth of the last limit that the value has reached.
        _statement = new NpgsqlCommand("""
            select f.unit, sum(case c.kind
                when 'share' then least(f.a, f.b) * c.max / f.b
                when 'item' then f.a * c.worth[f.item + 1]
                when 'share-band' then c.worth[width_bucket(least(f.a, f.b) * 100 / f.b, c.lows)]
                else c.worth[width_bucket(f.a, c.lows)] end)
            from figures f join criteria c on c.id = f.criterion
            group by f.unit
            order by f.unit
            """, _connection);
        await _statement.PrepareAsync();
    }

    public async Task<decimal[]> Totals(int units)
    {
        var totals = new decimal[units];
        await using var reader = await _statement!.ExecuteReaderAsync();
        // numeric has more places than decimal; what is beyond 20 is cut off in reading.
        while (await reader.ReadAsync()) totals[reader.GetInt32(0)] = decimal.Round(reader.GetFieldValue<decimal>(1), 20);
        return totals;
    }

    public async ValueTask DisposeAsync()
    {
        if (_statement is not null) await _statement.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task Describe(int id, Criterion criterion)
    {
        var (kind, lows, worth) = criterion.Rule switch
        {
            RatioRule => ("share", [], []),
            ChecklistRule checklist => ("item", [], checklist.Items.Select(i => i.Points).ToArray()),
            ChoiceRule choice => ("band", choice.Options.Select((_, i) => (decimal)i).ToArray(), choice.Options.Select(o => o.Points).ToArray()),
            BandsRule { Measures: [{ Kind: MeasureKind.Percent }] } => Limits("share-band", criterion, 100),
            _ => Limits("band", criterion, HighestValue),
        };
        await using var insert = new NpgsqlCommand("insert into criteria values (@id, @kind, @max, @lows, @worth)", _connection);
        insert.Parameters.AddWithValue("id", id);
        insert.Parameters.AddWithValue("kind", kind);
        insert.Parameters.AddWithValue("max", criterion.Max ?? 0);
        insert.Parameters.AddWithValue("lows", lows);
        insert.Parameters.AddWithValue("worth", worth);
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>The whole numbers from which on a band gives other points.</summary>
    private static (string Kind, decimal[] Lows, decimal[] Worth) Limits(string kind, Criterion criterion, int highest)
    {
        var lows = new List<decimal>();
        var worth = new List<decimal>();
        for (var value = 0; value <= highest; value++)
        {
            var points = ((BandsRule)criterion.Rule).Bands.First(b => DelegateLoop.Holds(b.When[""], value)).Points;
            if (worth.Count > 0 && worth[^1] == points) continue;
            lows.Add(value);
            worth.Add(points);
        }
        return (kind, [.. lows], [.. worth]);
    }

    private async Task Copy(DistrictUnits units)
    {
        await using var import = await _connection!.BeginBinaryImportAsync("copy figures from stdin (format binary)");
        for (var unit = 0; unit < units.Count; unit++)
        {
            var figures = units.Figures(unit);
            for (var c = 0; c < units.Set.Criteria.Count; c++)
            {
                var (rule, at) = (units.Set.Criteria[c].Rule, units.Starts[c]);
                var items = rule is ChecklistRule ? DistrictUnits.Width(rule) : 1;
                for (var item = 0; item < items; item++)
                {
                    await import.StartRowAsync();
                    await import.WriteAsync(unit, NpgsqlDbType.Integer);
                    await import.WriteAsync(c, NpgsqlDbType.Integer);
                    await import.WriteAsync(item, NpgsqlDbType.Integer);
                    await import.WriteAsync(figures[at + item], NpgsqlDbType.Numeric);
                    await import.WriteAsync(DistrictUnits.Width(rule) == 2 && items == 1 ? figures[at + 1] : 1, NpgsqlDbType.Numeric);
                }
            }
        }
        await import.CompleteAsync();
    }

    private async Task Execute(string sql)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, _connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
