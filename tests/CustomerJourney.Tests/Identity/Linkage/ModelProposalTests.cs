namespace CustomerJourney.Identity.Linkage;

public sealed class ModelProposalTests
{
    [Fact]
    public void Columns_get_roles_from_names_and_values()
    {
        const string Csv = """
            record_id,source,Vorname,last_name,dateOfBirth,contact,mobile,zip,town,customerAccount,amount,updated_at
            1,crm,Ann,Lee,1980-05-17,ann@mail.example,+44 7700 900001,AB1 2CD,Hunwin,A1001,12.50,2024-01-01
            2,web,Bob,Roe,1971-11-02,bob@mail.example,07700 900002,AB1 3CD,Osby,A1002,7.25,2024-01-02
            3,crm,Cid,Poe,1990-01-30,cid@mail.example,07700900003,AB2 3CD,Melsey,A1003,99.00,2024-01-02
            """;

        var roles = ModelProposal.For(CsvRecords.Read(new StringReader(Csv))).Fields.ToDictionary(field => field.Column, field => field.Role);

        roles.Should().Equal(new Dictionary<string, FieldRole>
        {
            ["source"] = FieldRole.Source,
            ["Vorname"] = FieldRole.GivenName,
            ["last_name"] = FieldRole.FamilyName,
            ["dateOfBirth"] = FieldRole.BirthDate,
            ["contact"] = FieldRole.Email,
            ["mobile"] = FieldRole.Phone,
            ["zip"] = FieldRole.PostalCode,
            ["town"] = FieldRole.City,
            ["customerAccount"] = FieldRole.Id,
            ["amount"] = FieldRole.Amount,
            ["updated_at"] = FieldRole.Ignore,
        });
    }

    [Fact]
    public void Lists_of_names_are_words_and_no_person_s_name()
    {
        const string Csv = """
            record_id,author_names,customer_name
            1,"Ann Lee, Bob Roe",Ann Lee
            2,"Cid Poe, Ann Lee, Dan Fox","Roe, Bob"
            3,Eve Oak; Fay Elm,Cid Poe
            """;

        ModelProposal.For(CsvRecords.Read(new StringReader(Csv))).Fields.Select(field => field.Role).Should().Equal(FieldRole.Category, FieldRole.FullName); // of few values here, words in a larger table
    }

    [Fact]
    public void A_model_file_comes_back_as_it_was_written()
    {
        ModelFile.Read(ModelFile.Write(Population.Model)).Should().BeEquivalentTo(Population.Model);
    }

    [Fact]
    public void A_model_with_an_unknown_role_is_refused_with_its_place()
    {
        var read = () => ModelFile.Read("""{"fields":[{"column":"a","role":"shoeSize"}]}""");

        read.Should().Throw<InvalidDataException>().WithMessage("*fields[0].role*");
    }
}
