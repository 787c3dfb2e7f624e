namespace Cdi.Dsl.Diagnostics;

/// <summary>The codes that only the compiler gives; whether an allowance of another one silences anything, a run tells.</summary>
public static class CompilerCodes
{
    /// <summary>The codes. One that is absent is judged by the run, later and as well.</summary>
    public static ISet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "CDI1001", "CDI1002", "CDI1003", "CDI1004", "CDI1005", "CDI1006", "CDI1007", "CDI1008", "CDI1013", "CDI1014", "CDI1015",
        "CDI1030", "CDI1031", "CDI1032", "CDI1033", "CDI1034", "CDI1035", "CDI1036", "CDI1037",
        "CDI2001", "CDI2003", "CDI2004", "CDI2006", "CDI2007", "CDI2009", "CDI2010", "CDI2011", "CDI2012", "CDI2013", "CDI2014",
        "CDI2015", "CDI2016", "CDI2017", "CDI2018", "CDI2025", "CDI2026", "CDI2027", "CDI2040", "CDI2041", "CDI2050", "CDI2051",
        "CDI2060", "CDI2061", "CDI2062", "CDI2063", "CDI2064",
        "CDI2070", "CDI2071", "CDI2072", "CDI2073", "CDI2074", "CDI2075", "CDI2076", "CDI2077",
        "CDI2080", "CDI2090", "CDI2091", "CDI2092",
        "CDI2100", "CDI2101", "CDI2102", "CDI2103", "CDI2104", "CDI2110",
        "CDI3001", "CDI3002", "CDI3003", "CDI3004", "CDI3006", "CDI3008", "CDI3009", "CDI3010", "CDI3011", "CDI3012",
        "CDI3013", "CDI3014", "CDI3021", "CDI3022", "CDI3023",
        "CDI4001", "CDI4002", "CDI4003", "CDI4004", "CDI4005", "CDI4006", "CDI4007", "CDI4008", "CDI4009", "CDI4010", "CDI4011", "CDI4013", "CDI4014",
        "CDI4015", "CDI4020", "CDI4021", "CDI4022", "CDI4023", "CDI4024",
        "CDI4030", "CDI4031", "CDI4032", "CDI4033", "CDI4034",
        "CDI4040", "CDI4041", "CDI4042", "CDI4043", "CDI4044", "CDI4045", "CDI4046", "CDI4047", "CDI4048", "CDI4049", "CDI4050", "CDI4060",
        "CDI4061", "CDI4062", "CDI4063", "CDI4064", "CDI4065", "CDI4066", "CDI4067", "CDI4068",
        "CDI4070", "CDI4071", "CDI4072", "CDI4073", "CDI4074", "CDI4075", "CDI4076", "CDI4077", "CDI4078", "CDI4079",
        "CDI5001", "CDI5002", "CDI5003", "CDI5004", "CDI5005", "CDI5006", "CDI5007", "CDI5008", "CDI5009",
        "CDI5012", "CDI5013", "CDI5015", "CDI5016", "CDI5017", "CDI5018", "CDI5019", "CDI5020", "CDI5021", "CDI5022", "CDI5024",
        "CDI5025", "CDI5026", "CDI5027", "CDI5028", "CDI5029",
        "CDI5032", "CDI5033", "CDI5034", "CDI5040", "CDI5041", "CDI5045", "CDI5046", "CDI5050",
        "CDI6004",
    };
}
