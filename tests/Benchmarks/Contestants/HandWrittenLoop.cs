namespace EGovPlatform.Benchmarks;

/// <summary>
/// The loop that one would write by hand for the districts of An Giang and for nothing else: its figures in plain arrays of decimals, its points as constants, its criteria sorted by
/// kind. No names, no checks, no evidence, no trace; decimal rounds at every division.
/// </summary>
public sealed class HandWrittenLoop(DistrictUnits units)
{
    // Numerator and denominator of the share criteria, 10 points each.
    private static readonly int[] Shares =
    [
        0, 2, 4, 7, 9, 11, 14, 20, 23, 26, 29, 33, 35, 37, 39, 41, 43, 45, 47, 49, 51, 53, 56, 58, 61, 63, 65, 67, 69, 122, 124, 126, 128, 130, 132,
        134, 136, 138, 140, 142, 144, 146, 148, 150, 152, 154, 156, 158, 160, 162, 165, 167, 169, 171, 173, 175, 188, 190, 192, 194, 196, 198, 200,
        202, 204, 206, 208, 210, 212, 214, 216, 218, 220, 222, 224, 226, 230, 232, 234,
    ];

    // Yes (10 points) or no.
    private static readonly int[] Choices =
    [
        6, 13, 16, 17, 18, 19, 22, 25, 28, 31, 71, 72, 73, 74, 91, 101, 102, 103, 104, 105, 106, 107, 108, 109, 111, 113, 115, 116, 117, 120, 121,
        164, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 228, 229,
    ];

    // All (10 points), some (5) or none.
    private static readonly int[] Degrees =
    [
        85, 86, 87, 88,
    ];

    public decimal Total(int unit)
    {
        var f = units.Figures(unit);
        var total = 0m;
        foreach (var at in Shares) total += Math.Min(f[at], f[at + 1]) * 10 / f[at + 1];
        foreach (var at in Choices) total += f[at] == 0 ? 10 : 0;
        foreach (var at in Degrees) total += f[at] == 0 ? 10 : f[at] == 1 ? 5 : 0;
        total += f[32] >= 1 ? 10 : 0; // HT.12.1
        total += f[55] >= 1 ? 10 : 0; // NL.20.1
        total += f[60] >= 1 ? 10 : 0; // NL.21.1.1
        total += f[84] >= 500 ? 10 : f[84] >= 100 ? 5 : 0; // MT.29
        total += f[89] >= 12 ? 10 : f[89] >= 5 ? 5 : 0; // HD.5
        total += f[90] >= 12 ? 10 : f[90] >= 5 ? 5 : 0; // HD.6
        total += f[92] >= 8 ? 10 : f[92] >= 3 ? 5 : 0; // HD.8
        total += f[93] >= 4 ? 10 : f[93] >= 1 ? 5 : 0; // HD.9
        total += f[94] >= 4 ? 10 : f[94] >= 1 ? 5 : 0; // HD.10
        total += f[95] >= 2 ? 10 : f[95] >= 1 ? 5 : 0; // HD.11
        total += f[96] >= 2 ? 10 : f[96] >= 1 ? 5 : 0; // HD.12
        total += f[97] >= 2 ? 10 : f[97] >= 1 ? 5 : 0; // HD.13
        total += f[98] >= 8 ? 10 : f[98] >= 3 ? 5 : 0; // HD.14
        total += f[99] >= 12 ? 10 : f[99] >= 4 ? 5 : 0; // HD.15
        total += f[100] >= 4 ? 10 : f[100] >= 1 ? 5 : 0; // HD.16
        total += f[110] >= 4 ? 10 : f[110] >= 2 ? 5 : 0; // HD.26
        total += f[112] >= 4 ? 10 : f[112] >= 2 ? 5 : 0; // HD.28
        total += f[114] >= 4 ? 10 : f[114] >= 2 ? 5 : 0; // HD.30
        total += f[118] == f[119] ? 10 : 0; // HD.34.1
        total += f[75] * 5m + f[76] * 2.5m + f[77] * 2.5m; // MT.26
        total += f[78] * 5m + f[79] * 5m; // MT.27
        total += f[80] * 2.5m + f[81] * 2.5m + f[82] * 2.5m + f[83] * 2.5m; // MT.28
        return total;
    }
}
