using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>The compiler knows which allowances it can judge.</summary>
public class CompilerCodesTests
{
    [Fact]
    public void A_code_of_the_compiler_has_a_method_of_the_compiler() => Assert.Subset(
        DiagnosticMethods.All.Select(method => method.Made.Code).ToHashSet(), CompilerCodes.All.ToHashSet());
}
