namespace GenesysArchitect.Specification.Tests;

public sealed class SpecificationCheckTests
{
    private static readonly ObservedExchange Wrong = Exchanges.ListOfFlows with { Query = "pagesize=25" };

    [Fact]
    public void Right_exchanges_pass()
    {
        using var check = new SpecificationCheck();

        check.Observe(Exchanges.ListOfFlows);
        check.Observe(Exchanges.Refusal);

        Assert.Equal(2, check.Observed);
    }

    [Fact]
    public void A_deviation_fails_at_the_end_with_one_line_for_its_kind_and_place()
    {
        var check = new SpecificationCheck();
        check.Observe(Wrong);
        check.Observe(Wrong);
        check.Observe(Exchanges.NewFlow with { Status = 201 });

        var failure = Assert.Throws<SpecificationException>(check.Dispose);

        Assert.Equal(
            [
                "2 deviations from the specification in 3 exchanges:",
                "  GET /api/v2/flows: UnknownParameter at query pagesize: the operation has no such parameter (2 times)",
                "  POST /api/v2/flows: UnknownStatus at status: 201 is not one of 200, default",
            ],
            failure.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void A_deviation_that_is_made_on_purpose_passes()
    {
        using var check = new SpecificationCheck();
        check.Expect(DeviationKind.UnknownParameter, "GET /api/v2/flows", "query pagesize");

        check.Observe(Wrong);
        check.Observe(Wrong);
    }

    [Fact]
    public void A_deviation_that_is_made_on_purpose_has_to_come()
    {
        var check = new SpecificationCheck();
        check.Expect(DeviationKind.UnknownParameter, "GET /api/v2/flows", "query pagesize");
        check.Observe(Exchanges.ListOfFlows);

        Assert.Contains("query pagesize: expected, and it did not come", Assert.Throws<SpecificationException>(check.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exchanges_may_be_observed_on_many_threads()
    {
        var check = new SpecificationCheck();

        Parallel.For(0, 2_000, _ => check.Observe(Wrong));

        Assert.Contains("(2000 times)", Assert.Throws<SpecificationException>(check.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_holds_no_presigned_address()
    {
        var check = new SpecificationCheck();
        check.Observe(Exchanges.NewJob with { ResponseBody = """{ "presignedUrl": ["http://127.0.0.1:2/j1?signature=abc"], "headers": "http://127.0.0.1:2/j1?signature=abc" }""" });

        Assert.DoesNotContain("signature", Assert.Throws<SpecificationException>(check.Verify).Message, StringComparison.Ordinal);
    }
}
