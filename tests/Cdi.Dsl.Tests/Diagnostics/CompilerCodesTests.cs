using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>The compiler knows which allowances it can judge.</summary>
public class CompilerCodesTests
{
    [Fact]
    public void The_codes_of_the_compiler_are_those_of_its_methods() => Assert.Equal(
        DiagnosticMethods.All.Select(method => method.Made.Code).Order(StringComparer.Ordinal), CompilerCodes.All.Order(StringComparer.Ordinal));
}
