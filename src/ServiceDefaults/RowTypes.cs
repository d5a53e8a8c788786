using System.Data;
using System.Globalization;
using Dapper;

namespace EGovPlatform.ServiceDefaults;

/// <summary>How rows become records: snake_case columns by their names, times in UTC, dates as dates.</summary>
internal static class RowTypes
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new UtcTime());
        SqlMapper.AddTypeHandler(new Date());
    }

    private sealed class UtcTime : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset time => time,
            DateTime { Kind: DateTimeKind.Utc } time => time,
            _ => throw new InvalidCastException(string.Create(CultureInfo.InvariantCulture, $"{value} is no timestamptz.")),
        };

        // The column type timestamptz takes UTC only.
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class Date : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value is DateTime time ? DateOnly.FromDateTime(time) : (DateOnly)value;

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }
    }
}
